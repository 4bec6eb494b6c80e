/**
 * Writes the section about packs into docs/connect-your-tools.md. With `--check`,
 * it fails if the section is out of date.
 */
import { builtInModels } from '../../plugins/maturity-common/src';
import { Pack } from '../../plugins/maturity-backend-module-http/src/declaration/schema';
import { SqlPack } from '../../plugins/maturity-backend-module-http/src/declaration/sqlSchema';
import { readRequestMode } from '../../plugins/maturity-backend-module-http/src/declaration/requestSchema';
import {
  isSqlPack,
  listPacks,
  readPack,
} from '../../plugins/maturity-backend-module-http/src/packs/readPack';
import { replaceSection, table, writeOrCheck } from './document';

const path = 'docs/connect-your-tools.md';

const OFTEN = {
  list: 'once for all entities',
  batches: 'for batches of entities',
  single: 'for each entity',
} as const;

/** The keys of a pack, and those that only some of its requests have. */
function describeKeys({ key, requests }: Pack | SqlPack): string {
  const others = Object.values(requests).flatMap(request => request.key ?? []);
  const keys = [key, ...others].flatMap(each =>
    'template' in each
      ? `\`${each.template}\` of the entity`
      : [each.annotation]
          .flat()
          .map(annotation => `annotation \`${annotation}\``),
  );
  return [...new Set(keys)].join(' or ');
}

function listRequests({ requests }: Pack): string {
  return Object.entries(requests)
    .map(([id, request]) => {
      const pages = request.pages ? ', page by page' : '';
      const what =
        request.promql === undefined
          ? `\`${request.get ?? request.post}\``
          : `PromQL for \`${id}\``;
      return `${what} ${OFTEN[readRequestMode(request)]}${pages}`;
    })
    .join('; ');
}

/** The checks that a pack has proofs of, with their stages. */
function listProven({ proofs = [] }: Pack | SqlPack): string {
  const ids = [...new Set(proofs.map(({ check }) => check))];
  return ids
    .map(id => {
      const stage = builtInModels
        .flatMap(({ stages }) => stages.map((one, index) => ({ one, index })))
        .find(({ one }) => one.checks.some(check => check.id === id));
      return `\`${id}\` (stage ${stage!.index + 1})`;
    })
    .join(', ');
}

/** The queries of a pack, by the tables that they read. */
function listQueries({ requests }: SqlPack): string {
  return Object.entries(requests)
    .map(([name, request]) => `\`${name}\` ${OFTEN[readRequestMode(request)]}`)
    .join('; ');
}

/** Says where a pack asks, and which access it needs. */
function listAccess(pack: Pack | SqlPack): string[] {
  if (!isSqlPack(pack)) {
    return [
      `- **Asks** ${listRequests(pack)}.`,
      `- **Proves** ${listProven(pack)}.`,
      `- **Token**: ${pack.token.trim()}`,
    ];
  }
  const clients = pack.clients.map(client => `\`${client}\``).join(' or ');
  return [
    `- **Reads** ${pack.database}: ${listQueries(pack)}.`,
    `- **Proves** ${listProven(pack)}.`,
    `- **Setting** \`connections\` instead of \`servers\`, with the client ${clients}.`,
    `- **User**: ${pack.user.trim()}`,
    `- **\`webUrl\`**: ${pack.webUrl}.`,
  ];
}

function describePack(id: string): string {
  const { pack } = readPack(id, id);
  const parameters = Object.entries(pack.parameters ?? {});
  return [
    `### ${pack.title}`,
    `${pack.description} Id: \`${id}\`. [${
      isSqlPack(pack) ? 'Tables' : 'API'
    }](${pack.docs}).`,
    [
      `- **Found by** ${describeKeys(pack)}.`,
      ...listAccess(pack),
      ...parameters.map(
        ([name, { meaning, default: other }]) =>
          `- **Parameter** \`${name}\`: ${meaning}${
            other === undefined ? '' : `; \`${other}\` when left out`
          }.`,
      ),
      ...pack.limits.map(limit => `- ${limit}`),
    ].join('\n'),
    table(
      [
        'fact',
        'type',
        'what it says',
        'where the tool has nothing of the entity',
      ],
      Object.entries(pack.facts).map(([name, fact]) => [
        `\`${id}/${name}\``,
        fact.type,
        fact.description,
        fact.absent === 'unknown' ? 'unknown' : `\`${fact.absent}\``,
      ]),
    ),
  ].join('\n\n');
}

const packs = listPacks();
const overview = table(
  ['pack', 'found by', 'proves'],
  packs.map(id => {
    const { pack } = readPack(id, id);
    const anchor = pack.title.toLowerCase().replaceAll(' ', '-');
    return [
      `[${pack.title}](#${anchor})`,
      describeKeys(pack),
      listProven(pack),
    ];
  }),
);

writeOrCheck({
  path,
  markdown: replaceSection({
    path,
    name: 'packs',
    markdown: [overview, ...packs.map(describePack)].join('\n\n'),
  }),
  check: process.argv.includes('--check'),
});
