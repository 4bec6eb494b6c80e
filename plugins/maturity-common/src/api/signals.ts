/**
 * The channel of signals on which the backend says that assessments changed.
 *
 * @public
 */
export const maturitySignalChannel = 'maturity';

/**
 * Says that assessments changed, at most every few seconds. It names none of
 * them, because every user receives it: a page reads its assessments again.
 *
 * @public
 */
export type MaturitySignal = {
  /** Of the latest change. */
  revision: number;
};
