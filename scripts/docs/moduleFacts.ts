/**
 * Writes the tables of facts and permissions into the READMEs of the modules.
 * With `--check`, it fails if a table is out of date.
 */
import { FactDeclaration } from '../../plugins/maturity-common/src';
import { azureDevOpsFacts } from '../../plugins/maturity-backend-module-azure-devops/src/declarations';
import { permissions as azureDevOpsPermissions } from '../../plugins/maturity-backend-module-azure-devops/src/permissions';
import { backstageFacts } from '../../plugins/maturity-backend-module-backstage/src/declarations';
import { bitbucketFacts as bitbucketCloudFacts } from '../../plugins/maturity-backend-module-bitbucket-cloud/src/declarations';
import { permissions as bitbucketCloudPermissions } from '../../plugins/maturity-backend-module-bitbucket-cloud/src/permissions';
import { bitbucketFacts } from '../../plugins/maturity-backend-module-bitbucket-server/src/declarations';
import { permissions as bitbucketPermissions } from '../../plugins/maturity-backend-module-bitbucket-server/src/permissions';
import { giteaFacts } from '../../plugins/maturity-backend-module-gitea/src/declarations';
import { permissions as giteaPermissions } from '../../plugins/maturity-backend-module-gitea/src/permissions';
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
    source: 'azure-devops',
    facts: azureDevOpsFacts,
    permissions:
      azureDevOpsPermissions as unknown as ModuleFacts['permissions'],
    columns: { scope: 'scopes of the token' },
  },
  {
    source: 'backstage',
    facts: backstageFacts,
    permissions: {},
    columns: {},
  },
  {
    source: 'bitbucket-server',
    facts: bitbucketFacts,
    permissions: bitbucketPermissions as unknown as ModuleFacts['permissions'],
    columns: { permission: 'permission', since: 'version' },
  },
  {
    source: 'gitea',
    facts: giteaFacts,
    permissions: giteaPermissions as unknown as ModuleFacts['permissions'],
    columns: { access: 'access', since: 'version' },
  },
  {
    source: 'bitbucket-cloud',
    facts: bitbucketCloudFacts,
    permissions:
      bitbucketCloudPermissions as unknown as ModuleFacts['permissions'],
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
