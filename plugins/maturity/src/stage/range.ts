/** The stage of an entity, and the highest stage that its unknown checks leave open. */
export interface StageRange {
  /** 0 when not assessed. */
  readonly rank: number;
  /** At least `rank`; the same when left out. */
  readonly highestRank?: number;
}

/** Whether too little is measured to rule out a higher stage. */
export function isOpenUpwards({
  rank,
  highestRank = rank,
}: StageRange): boolean {
  return rank > 0 && highestRank > rank;
}
