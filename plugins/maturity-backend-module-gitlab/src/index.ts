/**
 * Module of the maturity plugin that reports what GitLab knows of a project.
 *
 * @packageDocumentation
 */

export { maturityModuleGitlab as default } from './module';
