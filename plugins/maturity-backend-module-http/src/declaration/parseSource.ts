import { Config } from '@backstage/config';
import {
  ConfigProblems,
  parseAt,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { fillPack } from '../packs/fillPack';
import { isSqlPack, readPack } from '../packs/readPack';
import { toProofs } from '../packs/toProofs';
import { DeclaredSource } from './DeclaredSource';
import { addGraphLinks } from './graphLinks';
import { listTexts } from './placeholders';
import { DeclarationProblem } from './problems';
import { findPromqlSourceProblems, listPromqlTexts } from './promqlSource';
import { findRequestProblems, listRequestTexts } from './requestSchema';
import {
  HttpSourceDeclaration,
  packAccessSchema,
  sourceSchema,
} from './schema';
import { readServerAddress } from './serverSchema';
import {
  below,
  FilledText,
  findJoinProblems,
  findPlaceholderProblems,
  listLinkTexts,
  listParameters,
  refuseProblems,
} from './sourceProblems';

const PATH = 'maturity.sources';

/** A declared source over HTTP. */
export type DeclaredHttpSource = DeclaredSource<HttpSourceDeclaration>;

/**
 * Reads every `maturity.sources.<id>.http`, and every `.pack` of a tool over HTTP, also of
 * sources that are not enabled, because models may name their facts.
 *
 * @throws InputError with the problems of all of them, each with its path
 */
export function readHttpSources(config: Config): readonly DeclaredHttpSource[] {
  const sources = config.getOptional<object>(PATH) ?? {};
  const problems = new ConfigProblems();
  const declared = Object.entries(sources).flatMap(([id, own]) => {
    const { http, sql, pack } = Object(own) as Record<string, unknown>;
    if ([http, sql, pack].filter(each => each !== undefined).length > 1) {
      problems.add(`${PATH}.${id}: must have only one of http, sql, pack`);
      return [];
    }
    if (pack !== undefined) {
      return problems.attempt(() => parsePackSource(id, pack), []);
    }
    return http === undefined
      ? []
      : problems.attempt(() => [parseSource(id, http, 'http')], []);
  });
  problems.throwIfAny();
  return declared;
}

/** The content of a pack, with the servers and parameters of the configuration. */
function parsePackSource(
  id: string,
  value: unknown,
): readonly DeclaredHttpSource[] {
  const path = `${PATH}.${id}.pack`;
  const read = readPack(id, path);
  const { pack } = read;
  if (isSqlPack(pack)) {
    return [];
  }
  parseAt(packAccessSchema, value, path);
  const filled = fillPack(read, Object(value), path);
  const source = parseSource(id, filled, 'pack');
  return [{ ...source, proofs: toProofs(source, pack.proofs) }];
}

function parseSource(
  id: string,
  value: unknown,
  setting: 'http' | 'pack',
): DeclaredHttpSource {
  const path = `${PATH}.${id}.${setting}`;
  const declaration = parseAt(sourceSchema, value, path);
  refuseProblems(path, findProblems(declaration));
  const servers = declaration.servers.map(readServerAddress);
  return { id, path, declaration: addGraphLinks(declaration), servers };
}

/** Finds contradictions between the parts of a source. */
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
  yield* findPromqlSourceProblems(source);
  yield* findJoinProblems(source);
  yield* findPlaceholderProblems(listFilledTexts(source));
}

/** Lists the texts that are filled, with the names of what can fill them. */
function* listFilledTexts(source: HttpSourceDeclaration): Iterable<FilledText> {
  const parameters = listParameters(source);
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
  yield* listLinkTexts(source);
}
