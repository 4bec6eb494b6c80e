/**
 * Module of the maturity plugin for facts from any tool over HTTP.
 *
 * @packageDocumentation
 */

export { maturityModuleHttp as default } from './module';
