/**
 * Fact sources for the maturity plugin: interface, extension point and contract.
 *
 * @packageDocumentation
 */

export { checkAnswer, type CheckedAnswer } from './checkAnswer';
export { checkFactSource } from './checkFactSource';
export * from './extensions';
export * from './FactSource';
