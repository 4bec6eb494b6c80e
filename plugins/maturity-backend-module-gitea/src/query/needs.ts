import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** The reason of each fact about an archived repository that costs a request. */
export const ARCHIVED = 'the repository is archived, so it was not asked about';

/** Names the permission that shows something. */
export const NEEDS = {
  code: "give the token's user read access to the code",
  pulls: "give the token's user read access to pull requests",
  releases: "give the token's user read access to releases",
  actions:
    "give the token's user read access to Actions, which Gitea 1.23, Forgejo 11 and newer ones list",
  rules: "make the token's user an administrator of the repository",
} as const;

/**
 * Waits for an answer. A refusal costs only its own value, and says what would show it.
 *
 * @throws PostponedError if the budget is used up
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
