import { InputError, NotAllowedError } from '@backstage/errors';
import {
  DeclareFactsRequest,
  DeclareFactsResponse,
  FactSourceDeclaration,
  Model,
  parseModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import {
  changeDeclaredSource,
  readDeclaredSources,
  SourceDeclaration,
} from '../database';
import { checkDeclaration } from './checkDeclaration';
import { PushedSource } from './types';

/** Options of the pushed sources. */
export interface PushedSourcesOptions {
  readonly knex: Knex;
  /** Those of the configuration. */
  readonly configured: readonly PushedSource[];
  /** Declarations of the other sources. */
  readonly others: readonly FactSourceDeclaration[];
  readonly models: readonly Model[];
  readonly now?: () => Date;
}

/**
 * The pushed sources, with the facts that senders declare of theirs. They are read
 * from the database each time, so that all replicas know the same.
 */
export class PushedSources {
  readonly #options: PushedSourcesOptions;
  readonly #now: () => Date;
  #known: { readonly text: string; readonly sources: readonly PushedSource[] };

  private constructor(options: PushedSourcesOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#known = { text: '[]', sources: options.configured };
  }

  /** @throws InputError if a model does not fit what was declared */
  static async create(options: PushedSourcesOptions): Promise<PushedSources> {
    const pushed = new PushedSources(options);
    pushed.#checkModels(await pushed.upToDate());
    return pushed;
  }

  /** All sources; the same list as before if nothing was declared since. */
  async upToDate(): Promise<readonly PushedSource[]> {
    const { knex, configured } = this.#options;
    if (configured.some(source => source.isDeclaredByCaller)) {
      const declared = await readDeclaredSources(knex);
      const text = JSON.stringify([...declared]);
      if (text !== this.#known.text) {
        const sources = configured.map(source => {
          const own = source.isDeclaredByCaller && declared.get(source.id);
          return own ? { ...source, ...toFields(own) } : source;
        });
        this.#known = { text, sources };
      }
    }
    return this.#known.sources;
  }

  /**
   * Stores the facts that a sender declares of a source.
   *
   * @throws `NotAllowedError` (403), the same for a source that is not there;
   * `InputError` (400) for a declaration that is not valid, or not of the facts
   * that were declared before
   */
  async declare(
    request: DeclareFactsRequest,
    subject: string,
  ): Promise<DeclareFactsResponse> {
    const { sourceId: id } = request;
    const sources = await this.upToDate();
    const source = sources.find(one => one.id === id);
    if (!source?.isDeclaredByCaller || !source.senders.includes(subject)) {
      throw new NotAllowedError(
        `There is no source '${id}' at maturity.push.sources with declaredBy: caller and the sender ${subject}`,
      );
    }
    const declared = toStored(request);
    checkDeclaration({ id, ...toFields(declared) });
    this.#checkModels([
      ...sources.filter(one => one !== source),
      { ...source, ...toFields(declared) },
    ]);
    const status = await changeDeclaredSource(this.#options.knex, {
      sourceId: id,
      change: stored => {
        checkKept(stored, declared);
        return declared;
      },
      declaredBy: subject,
      now: this.#now(),
    });
    return { status, facts: declared.facts.map(({ name }) => `${id}/${name}`) };
  }

  /** Models accept any fact of these sources, of any type, before it is declared. */
  #checkModels(pushed: readonly PushedSource[]): void {
    const { others, models } = this.#options;
    const open = pushed.filter(one => one.isDeclaredByCaller);
    if (open.length === 0) {
      return;
    }
    for (const model of models) {
      parseModel(model, {
        sources: [...others, ...pushed],
        openSources: open.map(({ id }) => id),
        path: `model ${model.id}`,
      });
    }
  }
}

function toStored(request: DeclareFactsRequest): SourceDeclaration {
  const { title, description, facts } = request;
  return {
    title,
    description,
    facts: Object.entries(facts)
      .map(([name, fact]) => ({ name, needsEvidence: false, ...fact }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

function toFields({ title, description, facts }: SourceDeclaration) {
  return {
    title,
    description,
    facts: facts.map(({ needsEvidence: _, ...fact }) => fact),
    needsEvidence: new Set(
      facts.filter(fact => fact.needsEvidence).map(({ name }) => name),
    ),
  };
}

/** Models may read each fact, as what it was declared first. */
function checkKept(
  stored: SourceDeclaration | undefined,
  { facts }: SourceDeclaration,
): void {
  for (const { name, type } of stored?.facts ?? []) {
    const fact = facts.find(one => one.name === name);
    if (!fact) {
      throw new InputError(
        `facts.${name}: was declared and cannot be left out, because models may read it; add it again`,
      );
    }
    if (fact.type !== type) {
      throw new InputError(
        `facts.${name}.type: is '${type}' and cannot become '${fact.type}'; declare a fact with another name`,
      );
    }
  }
}
