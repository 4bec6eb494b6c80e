import {
  Entity,
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogFact, catalogFacts } from './catalogFacts';
import { countMembers, loadGroupTrees } from './countMembers';
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
  findTechDocs,
  hasOwnSourceLocation,
} from './findOrigin';
import { findSourceHost } from './findSourceHost';
import { ownerRef, relationTargets } from '../catalog/relations';
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

  constructor(
    options: CatalogAccess & { readonly annotations: WellKnownAnnotations },
  ) {
    this.#access = options;
    this.#annotations = options.annotations;
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const { entities, signal } = options;
    const lookup = new EntityLookup({
      catalog: this.#access.catalog,
      auth: this.#access.auth,
      fields: RELATED_FIELDS,
    });
    const owners = entities.flatMap(entity => ownerRef(entity) ?? []);
    await loadGroupTrees(lookup, owners, signal);
    await lookup.load(entities.flatMap(resourceRefs), signal);

    return new Map(
      entities.map(entity => [
        stringifyEntityRef(entity),
        {
          facts: {
            ...ownerFacts(entity, lookup),
            ...this.#annotationFacts(entity),
            ...originFacts(entity),
            ...resourceFacts(entity, lookup, this.#annotations),
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
      securityTools: observeAll(found('securityTools')),
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

function observeOne(finding: Finding | undefined): FactObservation {
  return finding
    ? { value: finding.value, evidence: [finding.evidence] }
    : { value: '' };
}

function ownerFacts(entity: Entity, lookup: EntityLookup): Observed {
  if (['group', 'user'].includes(entity.kind.toLocaleLowerCase('en-US'))) {
    return {};
  }
  const ref = ownerRef(entity);
  const owner = ref ? lookup.get(ref) : undefined;
  const isGroup = owner?.kind.toLocaleLowerCase('en-US') === 'group';
  const evidence = ref ? { evidence: [{ title: ref }] } : {};
  return {
    ownerExists: { value: owner !== undefined, ...evidence },
    ownerIsGroup: { value: isGroup, ...evidence },
    ownerMemberCount: {
      value:
        ref && isGroup ? countMembers(lookup, ref) : Number(Boolean(owner)),
      ...evidence,
    },
  };
}

function originFacts(entity: Entity): Observed {
  const links = webLinks(entity);
  return {
    sourceLocation: observeOne(findSourceLocation(entity)),
    sourceHost: observeOne(findSourceHost(entity)),
    techdocs: observeOne(findTechDocs(entity)),
    sourceTemplate: observeOne(findSourceTemplate(entity)),
    links: {
      value: links.length,
      ...(links.length > 0 && {
        evidence: links.map(({ url, title }) => ({ title: title || url, url })),
      }),
    },
  };
}

function resourceRefs(entity: Entity): string[] {
  return relationTargets(entity, RELATION_DEPENDS_ON).filter(ref =>
    ref.startsWith('resource:'),
  );
}

function resourceFacts(
  entity: Entity,
  lookup: EntityLookup,
  known: WellKnownAnnotations,
): Observed {
  const refs = resourceRefs(entity);
  const isSelfServed = (resource: Entity) =>
    findSourceTemplate(resource) !== undefined ||
    findAnnotations(resource, known.selfService).length > 0;
  const isCode = (resource: Entity) =>
    isSelfServed(resource) ||
    hasOwnSourceLocation(resource) ||
    findAnnotations(resource, known.infrastructureWorkspaces).length > 0;
  const lacking = (holds: (resource: Entity) => boolean) =>
    refs.filter(ref => {
      const resource = lookup.get(ref);
      return !resource || !holds(resource);
    });
  return {
    dependsOnResources: { value: refs.length, evidence: named(refs) },
    resourcesWithoutCode: observeRefs(lacking(isCode)),
    resourcesWithoutSelfService: observeRefs(lacking(isSelfServed)),
  };
}

function named(refs: readonly string[]) {
  return refs.map(ref => ({ title: ref }));
}

function observeRefs(refs: readonly string[]): FactObservation {
  return { value: [...refs], evidence: named(refs) };
}
