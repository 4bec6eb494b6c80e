/**
 * Maturity model, its evaluation, the HTTP client and the permissions of the
 * maturity plugin.
 *
 * @packageDocumentation
 */

export * from './model/types';
export * from './evaluate/types';
export * from './client/types';
export * from './client/MaturityApi';
export * from './permissions';
export { builtInModel } from './model/builtIn/builtInModel';
