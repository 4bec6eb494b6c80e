/**
 * Writes the tables of facts and permissions into the READMEs of the modules.
 * With `--check`, it fails if a table is out of date.
 */
import { FactDeclaration } from '../../plugins/maturity-common/src';
import { backstageFacts } from '../../plugins/maturity-backend-module-backstage/src/declarations';
import { bitbucketFacts } from '../../plugins/maturity-backend-module-bitbucket-cloud/src/declarations';
import { permissions as bitbucketPermissions } from '../../plugins/maturity-backend-module-bitbucket-cloud/src/permissions';
import { githubFacts } from '../../plugins/maturity-backend-module-github/src/declarations';
import { permissions as githubPermissions } from '../../plugins/maturity-backend-module-github/src/permissions';
import { gitlabFacts } from '../../plugins/maturity-backend-module-gitlab/src/declarations';
import { permissions as gitlabPermissions } from '../../plugins/maturity-backend-module-gitlab/src/permissions';
import { kubernetesFacts } from '../../plugins/maturity-backend-module-kubernetes/src/declarations';
import { replaceSection, table, writeOrCheck } from './document';

interface ModuleFacts {
  readonly source: string;
  readonly facts: readonly FactDeclaration[];
  /** The permissions to read a fact, by fact and by column of the table. */
  readonly permissions: Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  /** Titles of the columns. */
  readonly columns: Readonly<Record<string, string>>;
}

const modules: readonly ModuleFacts[] = [
  {
    source: 'backstage',
    facts: backstageFacts,
    permissions: {},
    columns: {},
  },
  {
    source: 'bitbucket-cloud',
    facts: bitbucketFacts,
    permissions: bitbucketPermissions as unknown as ModuleFacts['permissions'],
    columns: {
      scope: 'scope of an API token',
      classic: 'scope of others',
      role: 'role',
    },
  },
  {
    source: 'github',
    facts: githubFacts,
    permissions: githubPermissions as unknown as ModuleFacts['permissions'],
    columns: {
      app: 'GitHub App or fine-grained token',
      classic: 'classic token',
    },
  },
  {
    source: 'gitlab',
    facts: gitlabFacts,
    permissions: gitlabPermissions as unknown as ModuleFacts['permissions'],
    columns: { role: 'role', tier: 'tier' },
  },
  {
    source: 'kubernetes',
    facts: kubernetesFacts,
    permissions: {},
    columns: {},
  },
];

const check = process.argv.includes('--check');

for (const { source, facts, permissions, columns } of modules) {
  writeOrCheck({
    path: `plugins/maturity-backend-module-${source}/README.md`,
    markdown: replaceSection({
      path: `plugins/maturity-backend-module-${source}/README.md`,
      name: 'facts',
      markdown: table(
        ['fact', 'type', 'what it says', ...Object.values(columns)],
        facts.map(({ name, type, description }) => [
          `\`${source}/${name}\``,
          type,
          description,
          ...Object.keys(columns).map(
            column => permissions[name]?.[column] ?? '',
          ),
        ]),
      ),
    }),
    check,
  });
}
