import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/**
 * Reads something of each item, in order. One that fails costs only its own result.
 *
 * @throws The reason of the signal, once that is aborted.
 * @public
 */
export async function readEach<Item, Result>(
  account: ApiAccount,
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): Promise<readonly (Result | RequestFailure)[]> {
  return Promise.all(
    items.map(async item => {
      try {
        return await read(item);
      } catch (error) {
        signal.throwIfAborted();
        return account.toFailure(error);
      }
    }),
  );
}
