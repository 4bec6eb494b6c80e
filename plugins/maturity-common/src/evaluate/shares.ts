import { SHARE_SOURCE, toShareFact } from '../model/shareFact';
import { Check } from '../model/types';
import { CheckResult } from './types';

/**
 * The share of components that a check of an organisation wants to show something.
 *
 * @public
 */
export interface WantedShare {
  /** Id of the fact with the share. */
  readonly fact: string;
  /** From 0 to 1. */
  readonly line: number;
}

/**
 * The share of components that such a check is judged by.
 *
 * @public
 */
export interface JudgedShare {
  /** From 0 to 1. */
  readonly value: number;
  /** The share from which the characteristic counts as seen. */
  readonly line: number;
  /** The counts behind it: "6 of 8 components". */
  readonly text?: string;
}

/**
 * Share of the components of which it must be known whether they show something, for
 * the share of those that do to be known.
 *
 * @public
 */
export const KNOWN_SHARE = 0.8;

const PREFIX = `${SHARE_SOURCE}/`;

/**
 * Reads which share a condition wants; none where it asks for something else.
 *
 * @public
 */
export function readWantedShare(condition: unknown): WantedShare | undefined {
  if (typeof condition !== 'object' || condition === null) {
    return undefined;
  }
  for (const [key, inner] of Object.entries(condition)) {
    const line = (inner as { $gte?: unknown } | null)?.$gte;
    if (key.startsWith(PREFIX) && typeof line === 'number') {
      return { fact: key, line };
    }
    const found = readWantedShare(inner);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/**
 * Reads the share behind a result; none where it rests on something else, or is unknown.
 *
 * @public
 */
export function readJudgedShare(
  check: Check,
  result: CheckResult | undefined,
): JudgedShare | undefined {
  const wanted = readWantedShare(check.condition);
  const observation = result?.proofs
    .flatMap(({ observations }) => observations)
    .find(({ fact }) => fact === wanted?.fact);
  return wanted && typeof observation?.value === 'number'
    ? {
        value: observation.value,
        line: wanted.line,
        text: observation.evidence?.[0]?.title,
      }
    : undefined;
}

/**
 * Tells whether a share is that of the components that pass a check.
 *
 * @public
 */
export function isShareOfCheck(
  { fact }: WantedShare,
  checkId: string,
): boolean {
  return fact === toShareFact(checkId);
}

/**
 * Counts the required results of a stage that apply, and those of them that are met.
 *
 * @param results - of the checks of the stage; none of a check that is newer
 * @public
 */
export function countMet(results: readonly (CheckResult | undefined)[]): {
  readonly met: number;
  readonly total: number;
} {
  const required = results.filter(
    result => result?.blocking && result.outcome !== 'notApplicable',
  );
  const met = required.filter(
    result => result?.outcome === 'pass' || result?.outcome === 'exempt',
  );
  return { met: met.length, total: required.length };
}
