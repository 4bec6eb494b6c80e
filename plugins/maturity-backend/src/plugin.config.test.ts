import { FakeFactSource } from './__testUtils__/FakeFactSource';
import { startMaturityBackend } from './__testUtils__/startMaturityBackend';
import { testModelInput } from './__testUtils__/testModel';

jest.setTimeout(60_000);

function modelWith(condition: object) {
  const [floor, stage] = testModelInput.stages;
  const [check] = stage.checks;
  return {
    ...testModelInput,
    stages: [floor, { ...stage, checks: [{ ...check, condition }] }],
  };
}

function exemptionFrom(check: string) {
  return {
    entity: 'component:default/orders',
    check,
    reason: 'It is being replaced.',
    grantedBy: 'group:default/platform',
    until: '2036-01-01',
  };
}

it.each([
  [
    'an unknown fact in a model',
    { models: [modelWith({ 'fake/isTestd': true })] },
    /maturity\.models\[0\]\.stages\[1\]\.checks\[0\]\.condition.*fake\/isTestd/,
  ],
  [
    'an empty list of models',
    { models: [] },
    /maturity\.models: name at least one model/,
  ],
  [
    'two models with one id',
    { models: [testModelInput, testModelInput] },
    /two models with the id 'test'/,
  ],
  [
    'an exemption from a check that does not exist',
    { exemptions: [exemptionFrom('pipelin')] },
    /maturity\.exemptions\[0\]\.check: no model has a check 'pipelin'/,
  ],
  [
    'a category of annotations that does not exist',
    { wellKnownAnnotations: { oncall: ['example.com/pager'] } },
    /maturity\.wellKnownAnnotations.*oncall/,
  ],
  [
    'an organisation that is not an entity ref',
    { organization: 'group:default/' },
    /maturity\.organization: must be an entity ref/,
  ],
  [
    'misspelt settings',
    {
      organisation: 'group:default/acme',
      reassess: { shedule: {} },
      sources: { fakee: {}, catalog: { concurency: 3 } },
    },
    new RegExp(
      [
        "maturity.reassess.shedule: unknown key; did you mean 'schedule'\\?",
        "maturity.organisation: unknown key; did you mean 'organization'\\?",
        "maturity.sources.fakee: unknown fact source; did you mean 'fake'\\?",
        'maturity.sources.catalog.concurency: unknown key',
      ].join('.*'),
    ),
  ],
  [
    'the id of a source that is misspelt',
    { sources: { fakee: {} } },
    /maturity\.sources\.fakee: unknown fact source; did you mean 'fake'\?/,
  ],
  [
    'several problems, each told',
    {
      organization: 'group:default/',
      exemptions: [exemptionFrom('pipelin')],
      delivery: { retention: 'P1D', events: { enabeld: true } },
      wellKnownAnnotations: { oncall: [] },
    },
    /oncall.*organization.*pipelin.*retention.*delivery\.events\.enabeld/s,
  ],
  [
    'a schedule without a timeout',
    { sources: { fake: { schedule: { frequency: 'PT1H' } } } },
    /maturity\.sources\.fake\.schedule.*timeout/,
  ],
])(
  'does not start with %s, and says where it is',
  async (_, config, message) => {
    await expect(
      startMaturityBackend({
        config,
        sources: [new FakeFactSource(() => ({ facts: {} }))],
      }),
    ).rejects.toThrow(message);
  },
);
