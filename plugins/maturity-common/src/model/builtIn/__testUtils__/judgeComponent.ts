import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { compileModel, evaluateModel } from '../../../evaluate/evaluateModel';
import { CheckResult, EntityFacts } from '../../../evaluate/types';
import { listFactIds } from '../../listFactIds';
import { parseModel } from '../../parseModel';
import { FactSourceDeclaration, FactType } from '../../types';
import { builtInModel } from '../builtInModel';

const now = new Date('2026-06-01T00:00:00Z');

/** The facts of a component. The sources of these facts are the installed ones. */
export interface World {
  /** Facts by id; `undefined` for one that nobody could observe. */
  readonly facts?: { readonly [factId: string]: JsonValue | undefined };
  readonly annotations?: { readonly [key: string]: string };
  readonly type?: string;
}

/** The facts of a component without anything. */
const nothing: { readonly [factId: string]: JsonValue | undefined } = {
  'catalog/ciAnnotations': [],
  'catalog/dashboards': [],
  'catalog/dependsOnResources': undefined,
  'catalog/gitops': [],
  'catalog/infrastructureWorkspaces': [],
  'catalog/links': 0,
  'catalog/onCall': [],
  'catalog/ownerExists': false,
  'catalog/ownerIsGroup': false,
  'catalog/ownerMemberCount': 0,
  'catalog/resourcesWithoutCode': undefined,
  'catalog/resourcesWithoutSelfService': undefined,
  'catalog/runbooks': [],
  'catalog/slos': [],
  'catalog/sourceHost': 'gitea',
  'catalog/sourceTemplate': '',
  'catalog/techdocs': '',
  'repository/ciProviders': [],
  'repository/codeowners': false,
  'repository/dependencyUpdates': [],
  'repository/deployWorkflows': [],
  'repository/environments': [],
  'repository/infrastructureAsCode': [],
  'repository/infrastructurePipelines': [],
  'repository/packaging': [],
  'repository/policyEngines': [],
  'repository/readable': false,
  'repository/reusableWorkflows': [],
  'repository/runbooks': [],
  'repository/securityScanners': [],
  'repository/sloDefinitions': [],
  'repository/techdocs': false,
  ...Object.fromEntries(
    listFactIds(builtInModel)
      .filter(id => id.startsWith('attestation/'))
      .map(id => [id, false]),
  ),
};

function inferType(value: JsonValue | undefined): FactType {
  if (Array.isArray(value)) {
    return 'strings';
  }
  const type = typeof value;
  return type === 'boolean' || type === 'number' ? type : 'string';
}

/** Judges a component of which only this is known, by the built-in model. */
export function judgeComponent(world: World): readonly CheckResult[] {
  const sources = new Map<string, FactSourceDeclaration>();
  const facts: { [sourceId: string]: EntityFacts[string] } = {};
  for (const [id, value] of Object.entries({ ...nothing, ...world.facts })) {
    const [source, name] = id.split('/');
    const declared = sources.get(source)?.facts ?? [];
    sources.set(source, {
      id: source,
      title: source,
      description: source,
      facts: [
        ...declared,
        {
          name,
          title: name,
          description: name,
          type: inferType(value),
          maxAge: { days: 1 },
        },
      ],
    });
    facts[source] = {
      observedAt: now.toISOString(),
      facts: {
        ...facts[source]?.facts,
        ...(value !== undefined && { [name]: { value } }),
      },
    };
  }
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations: { ...world.annotations } },
    spec: { type: world.type ?? 'service', lifecycle: 'production' },
  };
  const model = compileModel(parseModel(builtInModel), {
    sources: sources.values(),
  });
  return evaluateModel(model, { entity, facts, now }).checks;
}
