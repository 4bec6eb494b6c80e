import { Config } from '@backstage/config';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ConfigProblems,
  parseAt,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { listPlaceholders, listTexts } from './placeholders';
import { findFactProblems } from './factSchema';
import { DeclarationProblem } from './problems';
import { findRequestProblems, listRequestTexts } from './requestSchema';
import { HttpSourceDeclaration, sourceSchema } from './schema';

const PATH = 'maturity.sources';

/** A declaration, and the id of the source that it makes. */
export interface DeclaredSource {
  readonly id: string;
  readonly declaration: HttpSourceDeclaration;
}

/**
 * Reads every `maturity.sources.<id>.http`, also of sources that are not enabled,
 * because models may name their facts.
 *
 * @throws InputError with the problems of all of them, each with its path
 */
export function readHttpSources(config: Config): readonly DeclaredSource[] {
  const sources = config.getOptional<object>(PATH) ?? {};
  const problems = new ConfigProblems();
  const declared = Object.entries(sources).flatMap(([id, own]) => {
    const http: unknown = Reflect.get(Object(own), 'http');
    return http === undefined
      ? []
      : problems.attempt(() => [parseSource(id, http)], []);
  });
  problems.throwIfAny();
  return declared;
}

function parseSource(id: string, value: unknown): DeclaredSource {
  const path = `${PATH}.${id}.http`;
  const declaration = parseAt(sourceSchema, value, path);
  const problems = new ConfigProblems();
  for (const { at, problem } of findProblems(declaration)) {
    problems.add(`${path}${at.map(formatSegment).join('')}: ${problem}`);
  }
  problems.throwIfAny();
  return { id, declaration };
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
  }
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
