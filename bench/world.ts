import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

const STAGES = 5;
const TEAMS = 500;
const DEPARTMENTS = 25;
const SYSTEMS = 1_000;
const DOMAINS = 20;
/** Number of true facts out of a hundred, by stage: fewer for higher stages. */
const HOLDING = [100, 99, 97, 92, 85];

/** The size of a generated organisation. */
export interface WorldSize {
  readonly services: number;
  readonly checks: number;
}

/**
 * A generated organisation: services in teams in departments, in systems in
 * domains, and one fact per check. Everything is derived from numbers, so it
 * needs no memory.
 */
export class World {
  readonly #groups = [
    entity('Group', 'organisation', { type: 'organization', children: [] }),
    ...numbered(DEPARTMENTS, index => group(`department-${index}`)),
    ...numbered(TEAMS, index =>
      group(`team-${index}`, `department-${index % DEPARTMENTS}`),
    ),
    ...numbered(DOMAINS, index => entity('Domain', `domain-${index}`)),
    ...numbered(SYSTEMS, index =>
      entity('System', `system-${index}`, {
        owner: `group:default/team-${index % TEAMS}`,
        domain: `domain-${index % DOMAINS}`,
      }),
    ),
  ];

  constructor(readonly size: WorldSize) {}

  /** Number of entities in the catalog. */
  get entities(): number {
    return this.#groups.length + this.size.services;
  }

  /** The entity with a number below {@link World.entities}. */
  entityAt(index: number): Entity {
    return this.#groups[index] ?? service(index - this.#groups.length);
  }

  /** The entity with a name, if there is one. */
  entityNamed(ref: string): Entity | undefined {
    const name = ref.slice(ref.indexOf('/') + 1);
    const number = Number(/^service-(\d+)$/.exec(name)?.[1] ?? -1);
    return number >= 0 && number < this.size.services
      ? service(number)
      : this.#groups.find(one => one.metadata.name === name);
  }

  /** Whether the fact of a check is true for a service; it varies by round. */
  holds(check: number, serviceNumber: number, round: number): boolean {
    const mixed = (serviceNumber * 7919 + check * 104_729 + round * 31) % 9973;
    return mixed % 100 < HOLDING[findStage(check)];
  }

  /** Checks in the upper four of five stages, each on a fact and an annotation. */
  model(): JsonObject {
    const checks = numbered(this.size.checks, index => index);
    return {
      id: 'bench',
      version: 1,
      title: 'Benchmark',
      appliesTo: { kind: 'Component' },
      stages: numbered(STAGES, stage => ({
        id: `stage-${stage + 1}`,
        title: `Stage ${stage + 1}`,
        summary: 'A stage.',
        advice: 'Go on.',
        checks: checks
          .filter(index => findStage(index) === stage)
          .map(declareCheck),
      })),
    };
  }
}

function findStage(check: number): number {
  return 1 + (check % (STAGES - 1));
}

function declareCheck(index: number): JsonObject {
  return {
    id: `check-${index}`,
    title: `Check ${index}`,
    why: 'It makes the benchmark realistic.',
    fix: { text: 'Nothing to do.', effort: 'small' },
    condition: {
      $any: [
        { [`bench/fact${index}`]: true },
        { [`entity/metadata.annotations.example.com/proof-${index}`]: 'yes' },
      ],
    },
  };
}

function service(index: number): Entity {
  return entity(
    'Component',
    `service-${index}`,
    {
      type: index % 10 === 0 ? 'library' : 'service',
      lifecycle: index % 4 === 0 ? 'experimental' : 'production',
      owner: `group:default/team-${index % TEAMS}`,
      system: `system-${index % SYSTEMS}`,
    },
    {
      title: `Service number ${index}`,
      tags: [`language-${index % 7}`, `tag-${index % 20}`],
      annotations: {
        'backstage.io/source-location': `url:https://example.com/service-${index}/`,
      },
    },
  );
}

function group(name: string, parent = 'organisation'): Entity {
  return entity('Group', name, { type: 'team', children: [], parent });
}

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  const { owner } = spec;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, uid: toUid(name), ...metadata },
    spec,
    relations:
      typeof owner === 'string' ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}

/** As random as those that a catalog draws, and always the same. */
function toUid(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
