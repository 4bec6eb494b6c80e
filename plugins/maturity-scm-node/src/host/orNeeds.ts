import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/**
 * Waits for an answer. One that fails or is refused costs only its own value, and a
 * refusal says what would show it.
 *
 * @param needs - The remedy for a refusal, for people: `give the token the role Reporter`.
 * @throws PostponedError if the budget is used up, or the reason of the signal
 * once it is aborted
 * @public
 */
export function orNeeds<T>(
  account: ApiAccount,
  asked: Promise<RestAnswer<T>>,
  needs: string,
  signal: AbortSignal,
): Promise<Known<T>> {
  return account.orUnknown(
    asked.then(answer =>
      'refused' in answer
        ? {
            unknown: `${account.host} does not show it (${answer.refused.status}): ${needs}`,
          }
        : answer.value,
    ),
    signal,
  );
}
