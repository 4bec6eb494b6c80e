/**
 * Backend of the maturity plugin.
 *
 * @packageDocumentation
 */

export { maturityPlugin as default } from './plugin';
