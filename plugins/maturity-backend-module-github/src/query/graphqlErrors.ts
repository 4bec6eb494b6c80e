import {
  GraphqlError,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Errors of a query that uses something that came with a later version. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'argumentLiteralsIncompatible',
  'argumentNotAccepted',
  'undefinedField',
  'undefinedType',
]);

/** GitHub answers with a part where the whole would cost it too much. */
const TOO_MUCH: ReadonlySet<string> = new Set([
  'MAX_NODE_LIMIT_EXCEEDED',
  'RESOURCE_LIMITS_EXCEEDED',
]);

/** Whether a server refused a query because its version does not know a field, a type or an argument. */
export function isUnsupported({ extensions }: GraphqlError): boolean {
  return UNSUPPORTED.has(extensions?.code ?? '');
}

/** @throws TooMuchError if only a part of several items was answered, so that fewer are asked for. */
export function checkSize(
  batch: readonly unknown[],
  errors: readonly GraphqlError[],
): void {
  const error = errors.find(({ type = '' }) => TOO_MUCH.has(type));
  if (error && batch.length > 1) {
    throw new TooMuchError(error.message);
  }
}
