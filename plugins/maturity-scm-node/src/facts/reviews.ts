import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';

/** Days in which merged changes are counted. @public */
export const REVIEW_DAYS = 90;

/**
 * The share of changes that somebody approved, as a fact that means the same at
 * each host.
 *
 * @param isApproved - One for each change of a person that was merged into the
 * default branch in {@link REVIEW_DAYS} days. Leave out changes of bots: whether
 * they are reviewed says little about changes of people.
 * @public
 */
export function toReviewShareFact(
  isApproved: readonly boolean[],
  options: {
    /** How the host calls a change: `pull request`. */
    readonly noun: string;
    /** Shows the merged changes. */
    readonly url: string;
  },
): FactObservation {
  if (isApproved.length === 0) {
    return {
      unknown: `no ${options.noun} of a person was merged into the default branch in ${REVIEW_DAYS} days`,
    };
  }
  const approved = isApproved.filter(Boolean).length;
  return {
    value: Math.round((approved / isApproved.length) * 1000) / 1000,
    evidence: [
      {
        title: `${approved} of ${isApproved.length} approved`,
        url: options.url,
      },
    ],
  };
}
