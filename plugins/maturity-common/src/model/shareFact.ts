/** The source that counts over the components of a group. */
export const SHARE_SOURCE = 'scorecard';

/** The id of the fact with the share of the components that pass a check. */
export function toShareFact(checkId: string): string {
  const name = checkId.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return `${SHARE_SOURCE}/${name}`;
}
