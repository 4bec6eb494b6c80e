import { Config } from '@backstage/config';
import {
  ConfigProblems,
  parseAt,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { DeclaredSource } from '../declaration/DeclaredSource';
import { DeclarationProblem } from '../declaration/problems';
import {
  below,
  findJoinProblems,
  findPlaceholderProblems,
  listLinkTexts,
  listParameters,
  refuseProblems,
} from '../declaration/sourceProblems';
import {
  sqlPackAccessSchema,
  SqlPack,
  SqlRequestDeclaration,
  SqlSourceDeclaration,
  sqlSourceSchema,
} from '../declaration/sqlSchema';
import { fillPack } from '../packs/fillPack';
import { isSqlPack, listPacks, readPack } from '../packs/readPack';
import { toProofs } from '../packs/toProofs';
import { findQueryProblems, listQueryPlaceholders } from './findQueryProblems';

const PATH = 'maturity.sources';

/** A declared source that asks databases. */
export type DeclaredSqlSource = DeclaredSource<SqlSourceDeclaration>;

/**
 * Reads every `maturity.sources.<id>.sql`, and every `.pack` of a tool with a database,
 * also of sources that are not enabled, because models may name their facts.
 *
 * @throws InputError with the problems of all of them, each with its path
 */
export function readSqlSources(config: Config): readonly DeclaredSqlSource[] {
  const sources = config.getOptional<object>(PATH) ?? {};
  const problems = new ConfigProblems();
  const declared = Object.entries(sources).flatMap(([id, own]) => {
    const { sql, pack } = Object(own) as { sql?: unknown; pack?: unknown };
    if (sql !== undefined) {
      return problems.attempt(() => [parseSource(id, sql, 'sql')], []);
    }
    return pack === undefined || !listPacks().includes(id)
      ? []
      : problems.attempt(() => parsePackSource(id, pack), []);
  });
  problems.throwIfAny();
  return declared;
}

/** The content of a pack, with the connections and parameters of the configuration. */
function parsePackSource(
  id: string,
  value: unknown,
): readonly DeclaredSqlSource[] {
  const path = `${PATH}.${id}.pack`;
  const read = readPack(id, path);
  const { pack } = read;
  if (!isSqlPack(pack)) {
    return [];
  }
  const { connections } = parseAt(sqlPackAccessSchema, value, path);
  refuseProblems(path, findClientProblems(pack, connections));
  const filled = fillPack(read, Object(value), path);
  const source = parseSource(id, filled, 'pack');
  return [{ ...source, proofs: toProofs(source, pack.proofs) }];
}

function* findClientProblems(
  { clients }: SqlPack,
  connections: SqlSourceDeclaration['connections'],
): Iterable<DeclarationProblem> {
  for (const [index, { client }] of connections.entries()) {
    if (!clients.includes(client)) {
      const problem = `must be ${clients.join(' or ')} for this pack`;
      yield { at: ['connections', index, 'client'], problem };
    }
  }
}

function parseSource(
  id: string,
  value: unknown,
  setting: 'sql' | 'pack',
): DeclaredSqlSource {
  const path = `${PATH}.${id}.${setting}`;
  const declaration = parseAt(sqlSourceSchema, value, path);
  refuseProblems(path, findProblems(declaration));
  const servers = declaration.connections.flatMap(({ webUrl }) => webUrl ?? []);
  return { id, path, declaration, servers };
}

/** Finds contradictions between the parts of a source. */
function* findProblems(
  source: SqlSourceDeclaration,
): Iterable<DeclarationProblem> {
  const names = source.connections.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    const problem = 'must have different names';
    yield { at: ['connections'], problem };
  }
  for (const [id, request] of Object.entries(source.requests)) {
    yield* below(['requests', id], findRequestProblems(request, source));
  }
  yield* findJoinProblems(source);
  yield* findLinkProblems(source);
  yield* findPlaceholderProblems(listLinkTexts(source));
}

function* findRequestProblems(
  request: SqlRequestDeclaration,
  source: SqlSourceDeclaration,
): Iterable<DeclarationProblem> {
  const clients = new Set(source.connections.map(({ client }) => client));
  const allowed = ['key', 'keys', ...listParameters(source)];
  const problems = new Set<string>();
  const names = new Set<string>();
  for (const client of clients) {
    for (const problem of findQueryProblems(request.query, client)) {
      problems.add(problem);
    }
    for (const name of listQueryPlaceholders(request, client)) {
      names.add(name);
      if (!allowed.includes(name)) {
        const hint = didYouMean(name, allowed);
        problems.add(`unknown placeholder {${name}}${hint}`);
      }
    }
  }
  for (const problem of problems) {
    yield { at: ['query'], problem };
  }
  if (names.has('key') && names.has('keys')) {
    yield { at: ['query'], problem: 'must have only one of {key}, {keys}' };
  }
  if (names.has('keys') !== (request.batch !== undefined)) {
    const problem = names.has('keys')
      ? 'must be there for {keys}'
      : 'is only for a query that has {keys}';
    yield { at: ['batch'], problem };
  }
  if (request.key && request.keyFrom) {
    yield { at: [], problem: 'must have only one of key, keyFrom' };
  }
}

/** A table can hold the address of any host, so hosts come from the configuration. */
function* findLinkProblems(
  source: SqlSourceDeclaration,
): Iterable<DeclarationProblem> {
  for (const [name, { evidence }] of Object.entries(source.facts)) {
    const at = ['facts', name, 'evidence', 'url'];
    if (typeof evidence.url !== 'string') {
      const problem =
        'must start with {server}, or with http:// or https:// and a host';
      yield { at, problem };
    } else if (evidence.url.startsWith('{server}')) {
      for (const [index, { webUrl }] of source.connections.entries()) {
        if (webUrl === undefined) {
          const problem = `must be there: ${at.join('.')} has {server}`;
          yield { at: ['connections', index, 'webUrl'], problem };
        }
      }
    }
  }
}
