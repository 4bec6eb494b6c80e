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

const PREFIX = 'scorecard/';

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
  const name = checkId.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return fact === `${PREFIX}${name}`;
}
