import { listCheckFactIds } from '../listFactIds';
import { parseModel } from '../parseModel';
import { Check, Model } from '../types';
import { declaredSources } from './__testUtils__/declaredSources';
import { builtInModels } from './builtInModels';

const ladders: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
  'platform-engineering': {
    'Ad-hoc scripts': [],
    'CI/CD foundation': [
      'source-controlled',
      'owned',
      'pipeline',
      'pipeline-runs',
      'automated-deploy',
      'some-infrastructure-as-code',
      'incidents-documented',
    ],
    'Infrastructure as code': [
      'pipeline-green',
      'infrastructure-as-code',
      'infrastructure-pipeline',
      'environment-parity',
      'security-scanning',
      'dependency-updates',
      'protected-main',
      'shared-pipeline',
      'deliveries-tracked',
    ],
    'Self-serve platform': [
      'catalogued',
      'documented',
      'documentation-current',
      'golden-path',
      'self-service-resources',
      'health-visible',
      'platform-as-product',
    ],
    'Product-grade platform': [
      'slo',
      'error-budget-kept',
      'dora-steady',
      'continuous-compliance',
      'satisfaction-measured',
      'day-one',
      'platform-slo',
    ],
  },
  api: {
    Listed: [],
    Described: ['owned', 'described', 'machine-readable'],
    Connected: [
      'provided',
      'part-of-system',
      'lifecycle-stated',
      'consumers-known',
    ],
    'Documented and operated': ['guide', 'health-visible', 'support-contact'],
    Governed: [
      'protected-main',
      'breaking-changes-found',
      'change-policy',
      'service-level',
    ],
  },
  resource: {
    Listed: [],
    Owned: ['owned', 'described', 'part-of-system', 'dependents-known'],
    'Defined as code': ['defined-as-code'],
    'Self-service': ['self-service', 'guide'],
    Operated: ['health-visible', 'recovery-tested', 'access-reviewed'],
  },
  organization: {
    'Ad-hoc scripts': [],
    'CI/CD foundation': [
      'most-owned',
      'most-pipeline',
      'most-automated-deploy',
      'half-some-infrastructure-as-code',
      'most-incidents-documented',
    ],
    'Infrastructure as code': [
      'most-infrastructure-as-code',
      'most-infrastructure-pipeline',
      'most-environment-parity',
      'most-security-scanning',
      'most-protected-main',
      'most-deliveries-tracked',
    ],
    'Self-serve platform': [
      'most-documented',
      'most-documentation-current',
      'half-golden-path',
      'most-self-service-resources',
      'most-health-visible',
      'most-catalog-owned',
      'catalog-coverage',
      'golden-paths-work',
      'infrastructure-within-an-hour',
      'platform-as-product',
    ],
    'Product-grade platform': [
      'most-slo',
      'half-dora-steady',
      'most-continuous-compliance',
      'satisfaction-measured',
      'day-one',
      'platform-slo',
    ],
  },
};

/** Checks that do not block their stage. */
const recommendations = [
  'api/consumers-known',
  'organization/catalog-coverage',
  'organization/infrastructure-within-an-hour',
  'organization/most-documentation-current',
  'platform-engineering/documentation-current',
  'platform-engineering/error-budget-kept',
  'platform-engineering/shared-pipeline',
];

/** Checks that need no statement, because anybody can have them observed. */
const observable = [
  'api/consumers-known',
  'api/described',
  'api/lifecycle-stated',
  'api/machine-readable',
  'api/owned',
  'api/part-of-system',
  'api/provided',
  'platform-engineering/catalogued',
  'platform-engineering/deliveries-tracked',
  'platform-engineering/owned',
  'platform-engineering/source-controlled',
  'resource/dependents-known',
  'resource/described',
  'resource/owned',
  'resource/part-of-system',
];

function listProofs(check: Check): readonly object[] {
  const { $any } = check.condition as { $any?: readonly object[] };
  return $any ?? [];
}

const listChecks = (models: readonly Model[]) =>
  models.flatMap(model =>
    model.stages.flatMap(stage =>
      stage.checks.map(check => [`${model.id}/${check.id}`, check] as const),
    ),
  );

const checks = listChecks(builtInModels);

/** The checks of single entities. */
const entityChecks = listChecks(
  builtInModels.filter(({ subject }) => !subject),
);

describe('the built-in models', () => {
  it('are for different kinds', () => {
    expect(builtInModels.map(({ id, appliesTo }) => [id, appliesTo])).toEqual([
      ['platform-engineering', { kind: 'Component' }],
      ['api', { kind: 'API' }],
      ['resource', { kind: 'Resource' }],
      ['organization', { kind: { $in: ['Group', 'Domain'] } }],
    ]);
  });

  it('recommend some checks and require all others', () => {
    const optional = checks.filter(([, { required }]) => !required);
    expect(optional.map(([name]) => name).sort()).toEqual(recommendations);
  });

  it('let people vouch last, except where the answer can be observed', () => {
    const withoutAttestation = entityChecks.filter(
      ([, check]) =>
        JSON.stringify(listProofs(check).at(-1)) !==
        `{"attestation/${check.id}":true}`,
    );
    expect(withoutAttestation.map(([name]) => name).sort()).toEqual(
      [...observable, 'platform-engineering/shared-pipeline'].sort(),
    );
    const graded = checks.filter(([, { grade }]) => grade === 'observed');
    expect(graded.map(([name]) => name).sort()).toEqual(observable);
  });

  it('ask the organisation, not the component, about the platform', () => {
    const asked = entityChecks.filter(([, check]) => check.of);
    expect(asked.map(([name, check]) => [name, check.of])).toEqual([
      ['platform-engineering/platform-as-product', 'organization'],
      ['platform-engineering/satisfaction-measured', 'organization'],
      ['platform-engineering/day-one', 'organization'],
      ['platform-engineering/platform-slo', 'organization'],
    ]);
  });

  it('count the components of an organisation, and ask itself about the platform', () => {
    const [model] = builtInModels.filter(({ subject }) => subject);
    for (const [name, check] of listChecks([model])) {
      const [factId] = listCheckFactIds(check);
      const stated =
        check.id === 'satisfaction-measured' ? 'survey' : 'attestation';
      const source = check.of ? stated : 'scorecard';
      expect([name, factId.split('/')[0]]).toEqual([name, source]);
    }
  });

  it.each(checks)(
    '%s gives a reason, limits, a remedy with a guide, and its proofs',
    (_name, check) => {
      expect(check.limits).toMatch(/^[A-Z].*\.$/);
      expect(check.limits?.split(/(?<=\.) /).length).toBeLessThanOrEqual(3);
      expect(check.fix.docs).toMatch(/^https:\/\//);
      expect(Object.keys(check.condition)).toEqual(['$any']);
      expect(listProofs(check).length).toBeGreaterThanOrEqual(1);
    },
  );

  it.each(checks.map(([name, { fix }]) => [name, fix.title ?? '']))(
    '%s names its next step in a few words, as a request',
    (_name, title) => {
      expect(title).toMatch(/^[A-Z][a-z]+ .*[^.]$/);
      expect(title).not.toMatch(/^(It|Its|The|There|A|An|All|Nothing) /);
      expect(title.length).toBeLessThanOrEqual(50);
    },
  );
});

describe.each(builtInModels.map(model => [model.id, model] as const))(
  'the built-in model %s',
  (id, model) => {
    const own = model.stages.flatMap(stage => stage.checks);
    /** Every text of the model with the place it is at. */
    const texts: [string, string][] = [
      ['description', model.description ?? ''],
      ...model.stages.flatMap((stage): [string, string][] => [
        [`${stage.id}.summary`, stage.summary],
        [`${stage.id}.advice`, stage.advice],
        ...stage.checks.flatMap((check): [string, string][] => [
          [`${check.id}.title`, check.title],
          [`${check.id}.why`, check.why],
          [`${check.id}.limits`, check.limits ?? ''],
          [`${check.id}.fix.title`, check.fix.title ?? ''],
          [`${check.id}.fix.text`, check.fix.text],
        ]),
      ]),
    ];

    it('is a ladder of the checks that it promises, in order', () => {
      const stages = model.stages.map(
        stage => [stage.title, stage.checks.map(check => check.id)] as const,
      );
      expect(Object.fromEntries(stages)).toEqual(ladders[id]);
    });

    it('passes the validation that every declared model has to pass', () => {
      const asJson = JSON.parse(JSON.stringify(model));
      expect(parseModel(asJson, { sources: declaredSources })).toEqual(model);
    });

    it('names each next step in its own words', () => {
      const titles = own.map(check => check.fix.title);
      expect(new Set(titles).size).toBe(own.length);
    });

    it.each(texts)('%s reads well', (_place, text) => {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}|\n|\t|['"]/);
      for (const sentence of text.split(/(?<=[.!?:]) /)) {
        expect(sentence.split(' ').length).toBeLessThanOrEqual(45);
      }
    });

    it.each(texts.filter(([place]) => !place.endsWith('title')))(
      '%s is a text of whole sentences',
      (_place, text) => {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text.length).toBeLessThanOrEqual(420);
      },
    );
  },
);
