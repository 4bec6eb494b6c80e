/**
 * Facts from any tool over HTTP, for the maturity plugin.
 *
 * @packageDocumentation
 */

export {};
