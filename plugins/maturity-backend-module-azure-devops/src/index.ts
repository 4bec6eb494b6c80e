/**
 * Module of the maturity plugin that reports what Azure DevOps knows of a repository.
 *
 * @packageDocumentation
 */

export { maturityModuleAzureDevOps as default } from './module';
