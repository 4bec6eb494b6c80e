import { durationToMilliseconds } from '@backstage/types';
import { Operand, formatOperand } from '../model/conditionNode';
import { FactSourceDeclaration, Grade, RelatedEntity } from '../model/types';
import { wellKnownSources } from '../model/wellKnownSources';
import { declaredGrade, FactPlan, SourcePlan } from './observeSource';
import { PathTree } from './PathTree';
import { Observation, Unknown } from './types';

/** The values to read from one entity: the assessed entity or a related one. */
export interface EntityReading {
  /** Absent for the assessed entity itself. */
  readonly of?: RelatedEntity;
  readonly paths: readonly PathPlan[];
  /** Reads all paths, in their order. */
  readonly tree: PathTree;
  readonly sources: readonly SourcePlan[];
}

/** A path into the entity, and the slot of its observation. */
export interface PathPlan {
  readonly slot: number;
  /** The observation if the entity has no value at the path. */
  readonly nothing: Observation;
}

/**
 * Annotations, labels and links state something about another place, where
 * nobody looked. The rest of an entity is what the catalog itself is asked for.
 */
const POINTS_ELSEWHERE = /^metadata\.(annotations|labels|links)\b/;

/** The grade of a value in an entity. */
export function gradePath(path: string): Grade {
  return POINTS_ELSEWHERE.test(path) ? 'declared' : 'observed';
}

type SourceDraft = SourcePlan & { readonly facts: FactPlan[] };

interface EntityDraft {
  readonly paths: (PathPlan & { readonly path: string })[];
  readonly sources: Map<string, SourceDraft>;
}

/**
 * All values that a model reads. Each value is read once, into its own slot,
 * even if several checks use it.
 */
export class ReadingPlan {
  readonly #declared: ReadonlyMap<string, FactSourceDeclaration>;
  readonly #slots = new Map<string, number>();
  readonly #timedSlots = new Set<number>();
  readonly #entities = new Map<RelatedEntity | undefined, EntityDraft>();

  constructor(sources: Iterable<FactSourceDeclaration>) {
    this.#declared = new Map(
      Array.from(sources, source => [source.id, source]),
    );
  }

  get slotCount(): number {
    return this.#slots.size;
  }

  /** Slots of values whose age is tested. */
  get timedSlots(): readonly number[] {
    return [...this.#timedSlots];
  }

  get entities(): readonly EntityReading[] {
    return Array.from(this.#entities, ([of, { paths, sources }]) => ({
      of,
      paths,
      tree: PathTree.create(paths.map(({ path }) => path)),
      sources: [...sources.values()],
    }));
  }

  /** Returns the slot of an operand and plans to read it. */
  planSlot(
    operand: Operand,
    of: RelatedEntity | undefined,
    isTimed = false,
  ): number {
    const id = formatOperand(operand);
    const key = `${of ?? ''} ${id}`;
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = this.#slots.size;
      this.#slots.set(key, slot);
      this.#planReading(slot, operand, this.#entityDraft(of));
    }
    if (isTimed) {
      this.#timedSlots.add(slot);
    }
    return slot;
  }

  #planReading(slot: number, operand: Operand, entity: EntityDraft) {
    const id = formatOperand(operand);
    if ('path' in operand) {
      const { path } = operand;
      const nothing = { fact: id, grade: gradePath(path) };
      entity.paths.push({ slot, nothing, path });
      return;
    }
    const { source, name } = operand;
    const declared = this.#declared.get(source);
    const fact = declared?.facts.find(one => one.name === name);
    this.#sourceDraft(entity, source).facts.push({
      slot,
      id,
      name,
      type: fact?.type,
      maxAge: fact ? durationToMilliseconds(fact.maxAge) : Infinity,
      grade: declaredGrade(source, fact),
      unread: {
        fact: id,
        unknown: declared ? notReported(source) : notInstalled(source),
      },
    });
  }

  #entityDraft(of: RelatedEntity | undefined): EntityDraft {
    const draft = this.#entities.get(of) ?? { paths: [], sources: new Map() };
    this.#entities.set(of, draft);
    return draft;
  }

  #sourceDraft(entity: EntityDraft, id: string): SourceDraft {
    const draft = entity.sources.get(id) ?? {
      id,
      isInstalled: this.#declared.has(id),
      facts: [],
    };
    entity.sources.set(id, draft);
    return draft;
  }
}

function notReported(source: string): Unknown {
  return { reason: 'missing', cause: 'notReported', source };
}

function notInstalled(source: string): Unknown {
  const install = Object.hasOwn(wellKnownSources, source)
    ? wellKnownSources[source]?.install
    : undefined;
  const unknown = {
    reason: 'missing',
    cause: 'sourceNotInstalled',
    source,
  } as const;
  return install === undefined ? unknown : { ...unknown, install };
}
