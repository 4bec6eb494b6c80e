import {
  AddedProof,
  Condition,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { MIN_RUNS, SOURCE_TEMPLATE } from './scaffolder/observeTemplate';
import { ELSEWHERE, REFERENCE } from './techdocs/findDocs';

/** An annotation of the entity, without which a proof would always be unknown. */
function annotated(...annotations: readonly string[]): Condition {
  return {
    $any: annotations.map(annotation => ({
      [`entity/metadata.annotations.${annotation}`]: { $exists: true },
    })),
  };
}

/** Proofs for checks of the built-in models. */
export const backstageProofs: readonly AddedProof[] = [
  {
    check: 'documented',
    condition: {
      $when: annotated(REFERENCE, ELSEWHERE),
      'backstage/docsBuilt': true,
    },
  },
  {
    check: 'documentation-current',
    condition: {
      $when: annotated(REFERENCE, ELSEWHERE),
      $all: [
        { 'backstage/docsBuilt': true },
        { 'backstage/docsBuiltAt': { $within: '365 days' } },
      ],
    },
  },
  {
    check: 'golden-paths-work',
    condition: {
      $all: [
        { 'backstage/goldenPathRuns': { $gte: MIN_RUNS } },
        { 'backstage/goldenPathSuccess': { $gte: 0.8 } },
      ],
    },
  },
  {
    check: 'infrastructure-within-an-hour',
    condition: { 'backstage/infrastructureMinutes': { $lte: 60 } },
  },
  {
    check: 'golden-path',
    condition: {
      $when: annotated(SOURCE_TEMPLATE),
      'backstage/createdByTemplate': true,
    },
  },
];
