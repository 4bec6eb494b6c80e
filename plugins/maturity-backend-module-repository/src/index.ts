/**
 * Module of the maturity plugin that reports what the content of a repository
 * shows.
 *
 * @packageDocumentation
 */

export { maturityModuleRepository as default } from './module';
