import { Check } from '../types';
import { parseModel } from '../parseModel';
import { builtInModel } from './builtInModel';

const checks = builtInModel.stages.flatMap(stage => stage.checks);

/** Every text of the model with the place it is at. */
const texts: [string, string][] = [
  ['description', builtInModel.description ?? ''],
  ...builtInModel.stages.flatMap((stage): [string, string][] => [
    [`${stage.id}.summary`, stage.summary],
    [`${stage.id}.advice`, stage.advice],
    ...stage.checks.flatMap((check): [string, string][] => [
      [`${check.id}.title`, check.title],
      [`${check.id}.why`, check.why],
      [`${check.id}.fix.title`, check.fix.title ?? ''],
      [`${check.id}.fix.text`, check.fix.text],
    ]),
  ]),
];

function listProofs(check: Check): readonly object[] {
  const { $any } = check.condition as { $any?: readonly object[] };
  return $any ?? [];
}

describe('builtInModel', () => {
  it('is a ladder of the checks that it promises, in order', () => {
    expect(
      Object.fromEntries(
        builtInModel.stages.map(stage => [
          stage.title,
          stage.checks.map(check => check.id),
        ]),
      ),
    ).toEqual({
      'Ad-hoc scripts': [],
      'CI/CD foundation': [
        'source-controlled',
        'owned',
        'pipeline',
        'pipeline-green',
        'automated-deploy',
        'some-infrastructure-as-code',
        'incidents-documented',
      ],
      'Infrastructure as code': [
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
    });
  });

  it('passes the validation that every declared model has to pass', () => {
    const asJson = JSON.parse(JSON.stringify(builtInModel));
    expect(parseModel(asJson)).toEqual(builtInModel);
  });

  it('has ids that are unique', () => {
    const checkIds = checks.map(check => check.id);
    const stageIds = builtInModel.stages.map(stage => stage.id);
    expect(new Set(checkIds).size).toBe(checkIds.length);
    expect(new Set(stageIds).size).toBe(stageIds.length);
  });

  it.each(checks.map(check => [check.id, check] as const))(
    '%s gives a reason, a remedy with a guide, and its proofs',
    (_id, check) => {
      expect(check.why).not.toBe('');
      expect(check.fix.text).not.toBe('');
      expect(check.fix.docs).toMatch(/^https:\/\//);
      expect(Object.keys(check.condition)).toEqual(['$any']);
      expect(listProofs(check).length).toBeGreaterThanOrEqual(1);
    },
  );

  it.each(checks.map(check => [check.id, check.fix.title ?? '']))(
    '%s names its next step in a few words, as a request',
    (_id, title) => {
      expect(title).toMatch(/^[A-Z][a-z]+ .*[^.]$/);
      expect(title).not.toMatch(/^(It|Its|The|There|A|An|All|Nothing) /);
      expect(title.length).toBeLessThanOrEqual(50);
    },
  );

  it('names each next step in its own words', () => {
    const titles = checks.map(check => check.fix.title);
    expect(new Set(titles).size).toBe(checks.length);
  });

  it('recommends two checks and requires all others', () => {
    expect(
      checks.filter(check => !check.required).map(check => check.id),
    ).toEqual(['shared-pipeline', 'error-budget-kept']);
  });

  it('lets people vouch last, except where the catalog itself is the proof', () => {
    const withoutAttestation = checks
      .filter(check => {
        const last = listProofs(check).at(-1);
        return JSON.stringify(last) !== `{"attestation/${check.id}":true}`;
      })
      .map(check => check.id);
    expect(withoutAttestation).toEqual([
      'source-controlled',
      'owned',
      'shared-pipeline',
      'deliveries-tracked',
      'catalogued',
    ]);
  });

  it('asks the organisation, not the component, about the platform', () => {
    expect(
      checks
        .filter(check => check.of === 'organization')
        .map(check => check.id),
    ).toEqual([
      'platform-as-product',
      'satisfaction-measured',
      'day-one',
      'platform-slo',
    ]);
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
});
