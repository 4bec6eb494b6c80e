import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { World } from './world';

/**
 * A catalog that creates each entity on request.
 *
 * @param options - `oneIn` is the share of entities that restricted users may
 *   see
 */
export function createCatalog(
  world: World,
  options: { oneIn: () => number } = { oneIn: () => 1 },
) {
  return Object.assign(catalogServiceMock({ entities: [] }), {
    async queryEntities(request: {
      cursor?: string;
      limit?: number;
      query?: FilterPredicate;
    }) {
      const { limit = 500 } = request;
      const { start, query } = request.cursor
        ? JSON.parse(request.cursor)
        : { start: 0, query: request.query };
      const isAsked = query
        ? filterPredicateToFilterFunction<Entity>(query)
        : () => true;
      const items: Entity[] = [];
      let next = start;
      for (; next < world.entities && items.length < limit; next++) {
        const entity = world.entityAt(next);
        if (isAsked(entity)) items.push(entity);
      }
      return {
        items,
        totalItems: world.entities,
        pageInfo:
          next < world.entities
            ? { nextCursor: JSON.stringify({ start: next, query }) }
            : {},
      };
    },
    async *streamEntities({ pageSize = 500 }: { pageSize?: number } = {}) {
      const share = options.oneIn();
      for (let start = 0; start < world.entities; start += pageSize * share) {
        const end = Math.min(start + pageSize * share, world.entities);
        yield Array.from(
          { length: Math.ceil((end - start) / share) },
          (_, index) => world.entityAt(start + index * share),
        );
      }
    },
    async getEntitiesByRefs({ entityRefs }: { entityRefs: string[] }) {
      return { items: entityRefs.map(ref => world.entityNamed(ref)) };
    },
    async getEntityByRef(ref: string | { name: string }) {
      return world.entityNamed(typeof ref === 'string' ? ref : `/${ref.name}`);
    },
  });
}

/** A source that derives facts from the number of the service and the round. */
export function createSource(world: World, options: { round: () => number }) {
  const source: FactSource = {
    id: 'bench',
    title: 'Bench',
    description: 'Made for the benchmark.',
    batchSize: 100,
    appliesTo: { kind: 'Component' },
    facts: Array.from({ length: world.size.checks }, (_, index) => ({
      name: `fact${index}`,
      title: `Fact ${index}`,
      description: 'Made for the benchmark.',
      type: 'boolean',
      maxAge: { days: 8 },
    })),
    async collect({ entities }) {
      const round = options.round();
      return new Map(
        entities.map(one => [
          stringifyEntityRef(one),
          { facts: observe(world, one.metadata.name, round) },
        ]),
      );
    },
  };
  return source;
}

function observe(world: World, name: string, round: number) {
  const number = Number(name.slice('service-'.length));
  return Object.fromEntries(
    Array.from({ length: world.size.checks }, (_, check) => [
      `fact${check}`,
      {
        value: world.holds(check, number, round),
        evidence: [
          {
            title: `fact-${check}.yml`,
            url: `https://example.com/${name}/fact-${check}.yml`,
          },
        ],
      },
    ]),
  );
}
