import { FactSourceDeclaration, FactType } from './types';
import { didYouMean } from './didYouMean';
import { ATTESTATION_SOURCE, wellKnownSources } from './wellKnownSources';

/** The two halves of a fact id. */
export interface FactId {
  readonly source: string;
  readonly name: string;
}

/** Looks up a fact that a model names: its type, or why it is unknown. */
export type FactLookup = (id: FactId) =>
  | {
      /** Absent while the source is not installed. */ type?: FactType;
    }
  | { problem: string };

const FACT_ID = /^([a-z][a-z0-9-]*)\/([A-Za-z0-9][\w.-]*)$/;

/** Splits `source/name`; `undefined` if the text is not a fact id. */
export function parseFactId(text: string): FactId | undefined {
  const match = FACT_ID.exec(text);
  return match ? { source: match[1], name: match[2] } : undefined;
}

/**
 * Creates a lookup over the facts that the sources declare. Any fact of a
 * well-known source that is not installed is known too. Without sources, every
 * fact is known.
 *
 * @param open - Ids of sources that may declare more facts later.
 */
export function createFactLookup(
  sources?: Iterable<FactSourceDeclaration>,
  open: readonly string[] = [],
): FactLookup {
  if (!sources) {
    return id => (id.source === ATTESTATION_SOURCE ? { type: 'boolean' } : {});
  }
  const declared = new Map<string, Map<string, FactType>>();
  for (const source of sources) {
    declared.set(
      source.id,
      new Map(source.facts.map(fact => [fact.name, fact.type])),
    );
  }

  return ({ source, name }) => {
    if (source === ATTESTATION_SOURCE) {
      return { type: 'boolean' };
    }
    const facts = declared.get(source);
    if (!facts) {
      return Object.hasOwn(wellKnownSources, source)
        ? {}
        : { problem: unknownSource(source, name) };
    }
    const type = facts.get(name);
    if (type || open.includes(source)) {
      return { type };
    }
    return {
      problem: `unknown fact '${source}/${name}'${didYouMean(
        `${source}/${name}`,
        Array.from(facts.keys(), fact => `${source}/${fact}`),
      )}`,
    };
  };

  function unknownSource(source: string, name: string): string {
    const known = [
      'entity',
      ...declared.keys(),
      ...Object.keys(wellKnownSources),
    ];
    return `unknown fact '${source}/${name}'${didYouMean(source, known).replace(
      /'\?$/,
      "/…'?",
    )}`;
  }
}
