/**
 * Fact sources for the maturity plugin: interface, extension point and
 * contract test.
 *
 * @packageDocumentation
 */

export * from './FactSource';
export * from './extensions';
export * from './testFactSource';
