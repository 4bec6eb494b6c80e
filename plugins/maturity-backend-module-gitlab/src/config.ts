import { Config } from '@backstage/config';
import {
  HostSourceConfig,
  readHostSourceConfig,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** What is configured at `maturity.sources.gitlab`. */
export type GitlabConfig = Pick<
  HostSourceConfig,
  'requests' | 'readsRepositories'
>;

/**
 * Reads the configuration of the module.
 *
 * @throws InputError that names the key of a wrong value.
 */
export function readGitlabConfig(config: Config): GitlabConfig {
  const { requests, readsRepositories } = readHostSourceConfig(
    config,
    'maturity.sources.gitlab',
  );
  return { requests, readsRepositories };
}
