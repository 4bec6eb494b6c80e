import { AddedProof } from '@platform-maturity/backstage-plugin-maturity-common';
import { ELSEWHERE, REFERENCE } from './techdocs/findDocs';

/**
 * Proofs for checks of the built-in models. None for `golden-path`: a task does not tell
 * which entity it created.
 */
export const backstageProofs: readonly AddedProof[] = [
  {
    check: 'documented',
    condition: {
      // Entities without pages get no proof that is always unknown.
      $when: {
        $any: [REFERENCE, ELSEWHERE].map(annotation => ({
          [`entity/metadata.annotations.${annotation}`]: { $exists: true },
        })),
      },
      'backstage/docsBuilt': true,
    },
  },
];
