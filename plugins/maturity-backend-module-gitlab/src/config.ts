import { Config } from '@backstage/config';
import {
  HostSourceConfig,
  readHostSourceConfig,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/**
 * Reads the configuration of the module.
 *
 * @throws InputError that names the key of a wrong value.
 */
export function readGitlabConfig(config: Config): HostSourceConfig {
  return readHostSourceConfig(config, 'maturity.sources.gitlab');
}
