import {
  AddedProof,
  Condition,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { SOURCE_TEMPLATE } from './scaffolder/observeTemplate';
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
    check: 'golden-path',
    condition: {
      $when: annotated(SOURCE_TEMPLATE),
      'backstage/createdByTemplate': true,
    },
  },
];
