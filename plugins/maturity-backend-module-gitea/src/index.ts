/**
 * Module of the maturity plugin that reports what Gitea or Forgejo knows of a
 * repository.
 *
 * @packageDocumentation
 */

export { maturityModuleGitea as default } from './module';
