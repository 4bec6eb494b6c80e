/**
 * What fact sources of code hosts share.
 *
 * @packageDocumentation
 */

export {};
