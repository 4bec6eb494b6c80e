import {
  builtInModel,
  Model,
  parseModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { rankMissingSources } from './rankMissingSources';

const own: Model = parseModel(
  {
    id: 'own',
    version: 1,
    title: 'Own',
    appliesTo: { kind: 'Component' },
    stages: [
      {
        id: 'first',
        title: 'First',
        summary: 'Here.',
        advice: 'Go on.',
        checks: [],
      },
      {
        id: 'second',
        title: 'Second',
        summary: 'Here.',
        advice: 'Go on.',
        checks: [
          {
            id: 'protected',
            title: 'Protected',
            why: 'So.',
            fix: { text: 'Do.', effort: 'small' },
            condition: {
              $any: [
                { 'github/branchProtected': { $eq: true } },
                { 'gitlab/branchProtected': { $eq: true } },
              ],
            },
          },
          {
            id: 'slo',
            title: 'Objective',
            why: 'So.',
            fix: { text: 'Do.', effort: 'small' },
            condition: { 'github/topics': { $notEmpty: true } },
          },
        ],
      },
    ],
  },
  { sources: [] },
);

const pack = (linked?: number) => ({
  id: 'slo-tool',
  title: 'SLO tool',
  setting: 'maturity.sources.slo-tool.pack',
  annotations: ['slo-tool/service'],
  linked,
  proofs: [{ check: 'slo', condition: {} }],
});

const unknown = (modelId: string, counts: Record<string, number>) =>
  new Map([[modelId, new Map(Object.entries(counts))]]);

it('counts the results that each source could settle, the most first', () => {
  const ranked = rankMissingSources({
    models: [own],
    installed: ['catalog'],
    suggestions: [],
    unknown: unknown('own', { protected: 7, slo: 2 }),
  });
  expect(ranked).toEqual([
    expect.objectContaining({
      sourceId: 'github',
      install: expect.stringContaining('module-github'),
      results: 9,
      checks: [
        { modelId: 'own', checkId: 'protected', unknown: 7 },
        { modelId: 'own', checkId: 'slo', unknown: 2 },
      ],
    }),
    expect.objectContaining({ sourceId: 'gitlab', results: 7 }),
  ]);
});

it('leaves out sources that are connected, and those that would settle nothing', () => {
  const ranked = rankMissingSources({
    models: [own],
    installed: ['github'],
    suggestions: [],
    unknown: unknown('own', { protected: 0, slo: 5 }),
  });
  expect(ranked).toEqual([]);
});

it.each([
  [3, 3],
  [0, 0],
  [900, 40],
  [undefined, 40],
])(
  'counts no more results of a check than %p linked entities',
  (linked, results) => {
    const [first] = rankMissingSources({
      models: [builtInModel],
      installed: ['catalog', 'delivery', 'github', 'gitlab', 'repository'],
      suggestions: [pack(linked)],
      unknown: unknown(builtInModel.id, { slo: 40 }),
    }).filter(({ sourceId }) => sourceId === 'slo-tool');
    expect(first).toMatchObject({
      results,
      setting: 'maturity.sources.slo-tool.pack',
      annotations: ['slo-tool/service'],
    });
  },
);

it('adds proofs to the built-in models alone', () => {
  const ranked = rankMissingSources({
    models: [own],
    installed: ['github'],
    suggestions: [pack(9)],
    unknown: unknown('own', { slo: 5 }),
  });
  expect(ranked).toEqual([]);
});
