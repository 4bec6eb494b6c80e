import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogFact, catalogFacts } from './catalogFacts';
import {
  findGroups,
  findMembers,
  loadGroupTrees,
} from '../catalog/groupMembers';
import { EntityLookup } from '../catalog/EntityLookup';
import { CatalogAccess } from '../catalog/types';
import {
  Finding,
  findAnnotations,
  findLinks,
  webLinks,
} from './findAnnotations';
import {
  findSourceLocation,
  findSourceTemplate,
  hasOwnSourceLocation,
  templateRefs,
} from './findOrigin';
import { findSourceHost } from './findSourceHost';
import { findTechDocs, techDocsEntityRef } from './findTechDocs';
import { ownerRefs, relationTargets } from '../catalog/relations';
import { WellKnownAnnotations } from './wellKnownAnnotations';

const RELATED_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.scaffoldedFrom',
  'relations',
] as const;

/** Refs that are shown as evidence of a count. */
const MAX_NAMED = 20;

const RUNBOOK = /\b(run|play)-?\s?books?\b/i;
const DASHBOARD = /\bdashboards?\b/i;
const SLO = /\b(slos?|service[ -]level objectives?)\b/i;

/** Facts of the catalog about an entity and its surroundings. */
export class CatalogFactSource implements FactSource {
  readonly id = 'catalog';
  readonly title = 'Catalog';
  readonly description =
    'Owner, links, annotations and relations, as the software catalog has them.';
  readonly facts = catalogFacts;
  readonly settings = [];
  readonly batchSize = 500;
  readonly schedule = { frequency: { minutes: 10 }, timeout: { minutes: 30 } };

  readonly #access: CatalogAccess;
  readonly #annotations: WellKnownAnnotations;
  readonly #integrations: ScmIntegrationRegistry;

  constructor(
    options: CatalogAccess & {
      readonly annotations: WellKnownAnnotations;
      readonly integrations: ScmIntegrationRegistry;
    },
  ) {
    this.#access = options;
    this.#annotations = options.annotations;
    this.#integrations = options.integrations;
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const { entities, signal } = options;
    const lookup = new EntityLookup({
      catalog: this.#access.catalog,
      auth: this.#access.auth,
      fields: RELATED_FIELDS,
    });
    const owners = entities.flatMap(ownerRefs);
    await loadGroupTrees(lookup, owners, signal);
    const resources = entities.flatMap(resourceRefs);
    const documented = entities.flatMap(one => techDocsEntityRef(one) ?? []);
    await lookup.load([...resources, ...documented], signal);
    const madeFromTemplates = [
      ...entities,
      ...resources.flatMap(ref => lookup.get(ref) ?? []),
    ];
    await lookup.load(madeFromTemplates.flatMap(templateRefs), signal);

    return new Map(
      entities.map(entity => [
        stringifyEntityRef(entity),
        {
          facts: {
            ...ownerFacts(entity, lookup),
            ...this.#annotationFacts(entity),
            ...this.#originFacts(entity, lookup),
            ...usageFacts(entity),
            ...this.#resourceFacts(entity, lookup),
          },
        },
      ]),
    );
  }

  #annotationFacts(entity: Entity): Observed {
    const known = this.#annotations;
    const found = (category: keyof WellKnownAnnotations) =>
      findAnnotations(entity, known[category]);
    return {
      ciAnnotations: observeAll(found('ciAnnotations')),
      onCall: observeAll(found('onCall')),
      runbooks: observeAll([
        ...found('runbooks'),
        ...findLinks(entity, RUNBOOK),
      ]),
      dashboards: observeAll([
        ...found('dashboards'),
        ...findLinks(entity, DASHBOARD),
      ]),
      slos: observeAll([...found('slos'), ...findLinks(entity, SLO)]),
      gitops: observeAll(found('gitops')),
      infrastructureWorkspaces: observeAll(found('infrastructureWorkspaces')),
      selfService: observeAll(found('selfService')),
      securityTools: observeAll(found('securityTools')),
    };
  }

  #originFacts(entity: Entity, lookup: EntityLookup): Observed {
    const integrations = this.#integrations;
    const links = webLinks(entity);
    return {
      sourceLocation: findSourceLocation(entity),
      sourceHost: findSourceHost(entity, integrations),
      techdocs: findTechDocs(entity, integrations, lookup),
      sourceTemplate: findSourceTemplate(entity, lookup),
      links: {
        value: links.length,
        ...(links.length > 0 && {
          evidence: links.map(({ url, title }) => ({
            title: title || url,
            url,
          })),
        }),
      },
    };
  }

  #resourceFacts(entity: Entity, lookup: EntityLookup): Observed {
    const refs = resourceRefs(entity);
    if (refs.length === 0) {
      // Whoever declares nothing has not shown that there is nothing.
      const unknown = 'no resources are declared in the catalog';
      return {
        dependsOnResources: { unknown },
        resourcesWithoutCode: { unknown },
        resourcesWithoutSelfService: { unknown },
      };
    }
    const known = this.#annotations;
    const isSelfServed = (resource: Entity) =>
      isFound(findSourceTemplate(resource, lookup)) ||
      findAnnotations(resource, known.selfService).length > 0;
    const isCode = (resource: Entity) =>
      isSelfServed(resource) ||
      hasOwnSourceLocation(resource, this.#integrations) ||
      findAnnotations(resource, known.infrastructureWorkspaces).length > 0;
    const lacking = (holds: (resource: Entity) => boolean) =>
      refs.filter(ref => {
        const resource = lookup.get(ref);
        return !resource || !holds(resource);
      });
    const templates = refs.flatMap(ref => {
      const resource = lookup.get(ref);
      return resource ? templateRefs(resource) : [];
    });
    const restsOn = [...new Set([...refs, ...templates])];
    return {
      dependsOnResources: { value: refs.length, evidence: named(refs) },
      resourcesWithoutCode: { ...observeRefs(lacking(isCode)), restsOn },
      resourcesWithoutSelfService: {
        ...observeRefs(lacking(isSelfServed)),
        restsOn,
      },
    };
  }
}

type Observed = { readonly [F in CatalogFact]?: FactObservation };

function observeAll(findings: readonly Finding[]): FactObservation {
  return {
    value: findings.map(({ value }) => value),
    ...(findings.length > 0 && {
      evidence: findings.map(({ evidence }) => evidence),
    }),
  };
}

function ownerFacts(entity: Entity, lookup: EntityLookup): Observed {
  if (isKind(entity, 'group') || isKind(entity, 'user')) {
    return {};
  }
  const refs = ownerRefs(entity);
  const owners = refs.map(ref => lookup.get(ref));
  const isNamed = refs.length > 0;
  const evidence = isNamed ? { evidence: named(refs), restsOn: refs } : {};
  return {
    ownerExists: {
      value: isNamed && owners.every(owner => owner !== undefined),
      ...evidence,
    },
    ownerIsGroup: {
      value: isNamed && owners.every(owner => owner && isKind(owner, 'group')),
      ...evidence,
    },
    ownerMemberCount: {
      value: findMembers(lookup, refs).size,
      ...evidence,
      ...(isNamed && { restsOn: [...findGroups(lookup, refs)] }),
    },
  };
}

/** Who provides and uses an entity, for the kinds that others use. */
function usageFacts(entity: Entity): Observed {
  const count = (relation: string): FactObservation => {
    const refs = relationTargets(entity, relation);
    return { value: refs.length, evidence: named(refs.slice(0, MAX_NAMED)) };
  };
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'api':
      return {
        providers: count(RELATION_API_PROVIDED_BY),
        consumers: count(RELATION_API_CONSUMED_BY),
      };
    case 'resource':
      return { dependents: count(RELATION_DEPENDENCY_OF) };
    default:
      return {};
  }
}

function resourceRefs(entity: Entity): string[] {
  return relationTargets(entity, RELATION_DEPENDS_ON).filter(ref =>
    ref.startsWith('resource:'),
  );
}

function isFound(observation: FactObservation): boolean {
  return 'value' in observation && observation.value !== '';
}

function isKind(entity: Entity, kind: string): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === kind;
}

function named(refs: readonly string[]) {
  return refs.map(ref => ({ title: ref }));
}

function observeRefs(refs: readonly string[]): FactObservation {
  return { value: [...refs], evidence: named(refs) };
}
