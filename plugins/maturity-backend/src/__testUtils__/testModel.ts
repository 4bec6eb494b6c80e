import { parseModel } from '@platform-maturity/backstage-plugin-maturity-common';

const fix = { text: 'Do it.', effort: 'small' } as const;

function check(id: string, condition: object, more: object = {}) {
  return { id, title: id, why: 'Because.', fix, condition, ...more };
}

/** A model of three stages over the facts of the fake and the catalog source. */
export const testModelInput = {
  id: 'test',
  version: 1,
  title: 'Test',
  appliesTo: { kind: 'Component' },
  stages: [
    {
      id: 'floor',
      title: 'Floor',
      summary: 'Here.',
      advice: 'Go on.',
      checks: [],
    },
    {
      id: 'tested',
      title: 'Tested',
      summary: 'Here.',
      advice: 'Go on.',
      checks: [
        check('tested', {
          $any: [{ 'fake/isTested': true }, { 'attestation/tested': true }],
        }),
      ],
    },
    {
      id: 'owned',
      title: 'Owned',
      summary: 'Here.',
      advice: 'Go on.',
      checks: [
        check('owned', { 'catalog/ownerMemberCount': { $gte: 2 } }),
        check(
          'org-attested',
          { 'attestation/org-attested': true },
          { of: 'organization', required: false },
        ),
      ],
    },
  ],
};

/** {@link testModelInput}, parsed. */
export const testModel = parseModel(testModelInput);
