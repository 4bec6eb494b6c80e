/**
 * Module of the maturity plugin that reports what GitHub knows of a repository.
 *
 * @packageDocumentation
 */

export { maturityModuleGithub as default } from './module';
