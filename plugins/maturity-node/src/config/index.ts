/**
 * For what reads a configuration: every problem is told with its path, all of
 * them at once.
 *
 * @packageDocumentation
 */

export { ConfigProblems, parseAt, settings, text } from './parseAt';
