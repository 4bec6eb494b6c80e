/**
 * Module of the maturity plugin for facts from any tool over HTTP or SQL.
 *
 * @packageDocumentation
 */

export { maturityModuleHttp as default } from './module';
