import { Config } from '@backstage/config';
import {
  AddedProof,
  didYouMean,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ConfigProblems,
  parseAt,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { addGraphLinks } from './graphLinks';
import { listPlaceholders, listTexts } from './placeholders';
import { findFactProblems } from './factSchema';
import { DeclarationProblem } from './problems';
import { findPromqlSourceProblems, listPromqlTexts } from './promqlSource';
import { findRequestProblems, listRequestTexts } from './requestSchema';
import { fillPack } from '../packs/fillPack';
import { readPack } from '../packs/readPack';
import {
  HttpSourceDeclaration,
  KeyDeclaration,
  packAccessSchema,
  sourceSchema,
} from './schema';

const PATH = 'maturity.sources';

/** A declaration, and the id of the source that it makes. */
export interface DeclaredSource {
  readonly id: string;
  /** Where it is configured: `maturity.sources.<id>.http` or `.pack`. */
  readonly path: string;
  readonly declaration: HttpSourceDeclaration;
  /** Of a pack: what its facts prove. */
  readonly proofs?: readonly AddedProof[];
}

/**
 * Reads every `maturity.sources.<id>.http` and `.pack`, also of sources that are not enabled,
 * because models may name their facts.
 *
 * @throws InputError with the problems of all of them, each with its path
 */
export function readHttpSources(config: Config): readonly DeclaredSource[] {
  const sources = config.getOptional<object>(PATH) ?? {};
  const problems = new ConfigProblems();
  const declared = Object.entries(sources).flatMap(([id, own]) => {
    const { http, pack } = Object(own) as { http?: unknown; pack?: unknown };
    if (http !== undefined && pack !== undefined) {
      problems.add(`${PATH}.${id}: must have only one of http, pack`);
      return [];
    }
    if (pack !== undefined) {
      return problems.attempt(() => [parsePackSource(id, pack)], []);
    }
    return http === undefined
      ? []
      : problems.attempt(() => [parseSource(id, http, 'http')], []);
  });
  problems.throwIfAny();
  return declared;
}

/** The content of a pack, with the servers and parameters of the configuration. */
function parsePackSource(id: string, value: unknown): DeclaredSource {
  const path = `${PATH}.${id}.pack`;
  const read = readPack(id, path);
  parseAt(packAccessSchema, value, path);
  const filled = fillPack(read, Object(value), path);
  const { declaration } = parseSource(id, filled, 'pack');
  const proofs = (read.pack.proofs ?? []).map(({ check, condition }) => ({
    check,
    condition: withGuard(
      condition,
      whereKeyed(listKeys(id, declaration, condition)),
    ),
  }));
  return {
    id,
    path,
    declaration,
    proofs: proofs as readonly AddedProof[],
  };
}

function withGuard(condition: object, guard: object | undefined): object {
  const own: unknown = Reflect.get(condition, '$when');
  const guards = [guard, own].filter(each => each !== undefined);
  return guards.length > 0
    ? { ...condition, $when: { $all: guards } }
    : condition;
}

/** Lists the keys by which entities are found in the requests that a condition reads. */
function listKeys(
  id: string,
  { key, requests, facts }: HttpSourceDeclaration,
  condition: object,
): readonly KeyDeclaration[] {
  const named = JSON.stringify(condition).matchAll(/"([^"/]+)\/(\w+)":/g);
  return [...named]
    .filter(([, source]) => source === id)
    .map(([, , name]) => {
      const request = requests[facts[name]?.from ?? ''];
      const { keyFrom } = request ?? {};
      const own = keyFrom ? requests[keyFrom.request] : request;
      return own?.key ?? key;
    });
}

/** Entities that the tool does not know get no proof that is always unknown. */
function whereKeyed(keys: readonly KeyDeclaration[]): object | undefined {
  const annotations = keys.flatMap(key =>
    'annotation' in key ? key.annotation : [],
  );
  return annotations.length > 0
    ? {
        $any: [...new Set(annotations)].map(annotation => ({
          [`entity/metadata.annotations.${annotation}`]: { $exists: true },
        })),
      }
    : undefined;
}

function parseSource(
  id: string,
  value: unknown,
  setting: 'http' | 'pack',
): DeclaredSource {
  const path = `${PATH}.${id}.${setting}`;
  const declaration = parseAt(sourceSchema, value, path);
  const problems = new ConfigProblems();
  for (const { at, problem } of findProblems(declaration)) {
    problems.add(`${path}${at.map(formatSegment).join('')}: ${problem}`);
  }
  problems.throwIfAny();
  return { id, path, declaration: addGraphLinks(declaration) };
}

function formatSegment(segment: string | number): string {
  return typeof segment === 'number' ? `[${segment}]` : `.${segment}`;
}

/** Finds what is wrong between the parts of a source. */
function* findProblems(
  source: HttpSourceDeclaration,
): Iterable<DeclarationProblem> {
  const names = source.servers.map(({ name }) => name).filter(Boolean);
  if (new Set(names).size < names.length) {
    yield { at: ['servers'], problem: 'must have different names' };
  }
  for (const [id, request] of Object.entries(source.requests)) {
    yield* below(['requests', id], findRequestProblems(request));
    yield* below(['requests', id], findKeyFromProblems(id, source.requests));
  }
  yield* findPromqlSourceProblems(source);
  if (Object.keys(source.facts).length === 0) {
    yield { at: ['facts'], problem: 'must have at least one fact' };
  }
  const ids = Object.keys(source.requests);
  for (const [name, fact] of Object.entries(source.facts)) {
    yield* below(['facts', name], findFactProblems(fact));
    if (!ids.includes(fact.from)) {
      const hint = didYouMean(fact.from, ids);
      yield {
        at: ['facts', name, 'from'],
        problem: `there is no request '${fact.from}'${hint}`,
      };
    }
  }
  for (const { at, text, allowed } of listFilledTexts(source)) {
    for (const unknown of findUnknown(text, allowed)) {
      const hint = didYouMean(unknown, allowed);
      yield { at, problem: `unknown placeholder {${unknown}}${hint}` };
    }
  }
}

/** Keys come from one other request at most, so that there is an order. */
function* findKeyFromProblems(
  id: string,
  requests: HttpSourceDeclaration['requests'],
): Iterable<DeclarationProblem> {
  const { keyFrom } = requests[id]!;
  if (!keyFrom) {
    return;
  }
  const at = ['keyFrom', 'request'];
  const other = requests[keyFrom.request];
  if (!other || keyFrom.request === id) {
    const ids = Object.keys(requests).filter(each => each !== id);
    const hint = didYouMean(keyFrom.request, ids);
    const problem = `there is no other request '${keyFrom.request}'${hint}`;
    yield { at, problem };
  } else if (other.keyFrom) {
    yield { at, problem: `'${keyFrom.request}' has no key of its own` };
  }
}

function* below(
  path: DeclarationProblem['at'],
  problems: Iterable<DeclarationProblem>,
): Iterable<DeclarationProblem> {
  for (const { at, problem } of problems) {
    yield { at: [...path, ...at], problem };
  }
}

function findUnknown(text: string, allowed: readonly string[]) {
  return listPlaceholders(text).filter(name => !allowed.includes(name));
}

/** Lists the texts that are filled, with the names of what can fill them. */
function* listFilledTexts(source: HttpSourceDeclaration): Iterable<{
  at: DeclarationProblem['at'];
  text: string;
  allowed: readonly string[];
}> {
  const parameters = Object.keys(source.parameters ?? {}).map(
    name => `parameters.${name}`,
  );
  for (const [id, request] of Object.entries(source.requests)) {
    for (const { text, at } of listRequestTexts(request)) {
      yield {
        at: ['requests', id, ...at],
        text,
        allowed: ['key', 'keys', ...parameters],
      };
    }
    for (const { text, at } of listTexts(request.headers)) {
      yield {
        at: ['requests', id, 'headers', ...at],
        text,
        allowed: parameters,
      };
    }
  }
  yield* listPromqlTexts(source, parameters);
  for (const [name, { evidence }] of Object.entries(source.facts)) {
    if (typeof evidence.url === 'string') {
      yield {
        at: ['facts', name, 'evidence', 'url'],
        text: evidence.url,
        allowed: ['key', 'server', ...parameters],
      };
    }
  }
}
