import { JsonValue } from '@backstage/types';
import {
  acceptsProofs,
  addProofs,
  builtInModels,
  evaluateModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEntity } from './__testUtils__/objects';
import { kubernetesFacts } from './declarations';
import { kubernetesProofs } from './proofs';

const now = new Date('2026-06-15T12:00:00Z');
const source = {
  id: 'kubernetes',
  title: 'Kubernetes',
  description: 'Clusters',
  facts: kubernetesFacts,
};
const repository = {
  ...source,
  id: 'repository',
  facts: [
    'deployWorkflows',
    'infrastructureAsCode',
    'infrastructurePipelines',
    'packaging',
    'sloDefinitions',
  ].map(name => ({ ...kubernetesFacts[1]!, name })),
};

/** Judges a check of an entity whose repository shows nothing. */
function judge(
  check: string,
  facts: Readonly<Record<string, JsonValue>>,
  annotations?: Readonly<Record<string, string>>,
): string | undefined {
  const isResource = check === 'defined-as-code' || check === 'self-service';
  const model = builtInModels.find(
    ({ id }) => (id === 'resource') === isResource,
  )!;
  const kind = isResource ? 'Resource' : 'Component';
  const observedAt = now.toISOString();
  const toFacts = (values: typeof facts) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value }]),
    );
  const { checks } = evaluateModel({
    model: addProofs(model, kubernetesProofs),
    sources: [source, repository],
    entity: createEntity('web', annotations, { kind }),
    facts: {
      kubernetes: { facts: toFacts(facts), observedAt },
      repository: {
        facts: toFacts(
          Object.fromEntries(repository.facts.map(({ name }) => [name, []])),
        ),
        observedAt,
      },
    },
    now,
  });
  return checks.find(({ checkId }) => checkId === check)?.outcome;
}

describe('proofs', () => {
  it.each(kubernetesProofs.map(({ check }) => check))(
    'are for checks that take them: %s',
    id => {
      const checks = builtInModels
        .flatMap(({ stages }) => stages)
        .flatMap(stage => stage.checks)
        .filter(check => check.id === id);
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.every(acceptsProofs)).toBe(true);
    },
  );

  it.each([
    ['automated-deploy', 'gitopsAutomated', true],
    ['some-infrastructure-as-code', 'managedBy', ['helm']],
    ['infrastructure-pipeline', 'gitops', true],
    ['slo', 'slos', ['SLO/shop/web']],
    ['defined-as-code', 'crossplaneResources', ['Database/shop/web']],
    ['self-service', 'crossplaneResources', ['Database/shop/web']],
  ])('pass %s by %s, and nothing else', (check, fact, value) => {
    expect(judge(check, { [fact]: value })).toBe('pass');
    const opposite = Array.isArray(value) ? [] : false;
    expect(judge(check, { [fact]: opposite })).not.toBe('pass');
  });

  it.each(kubernetesProofs.map(({ check }) => check))(
    'change nothing for entities without objects: %s',
    check => {
      expect(judge(check, {}, {})).toBe(judge(check, {}, { other: 'a' }));
      expect(judge(check, {}, {})).not.toBe('pass');
    },
  );
});
