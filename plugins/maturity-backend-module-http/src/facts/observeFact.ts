import { JsonValue } from '@backstage/types';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  shorten,
  toMessage,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readElementType } from '../declaration/reducers';
import { HttpFactDeclaration } from '../declaration/schema';
import { EntityItems } from '../join/ItemIndex';
import { parseTime } from './parseTime';
import { describePlace, readElement, Reading } from './readElement';
import { isSettled, reduceValues } from './reduceValues';
import { LinkOptions, toEvidence } from './toEvidence';

export interface ObserveOptions extends LinkOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Reads a fact from the items of an entity. It is unknown unless the items prove it,
 * and whatever may be missing could not change it.
 */
export function observeFact(
  fact: HttpFactDeclaration,
  seen: EntityItems,
  options: ObserveOptions,
): FactObservation {
  try {
    return seen.items.length > 0
      ? observeItems(fact, seen, options)
      : observeAbsence(fact, seen, options);
  } catch (error) {
    // A path with `..` ends at a depth.
    return { unknown: toMessage(error) };
  }
}

function observeAbsence(
  fact: HttpFactDeclaration,
  seen: EntityItems,
  options: ObserveOptions,
): FactObservation {
  if (seen.gaps.length > 0) {
    return { unknown: seen.gaps.join('; ') };
  }
  return fact.absent === 'unknown'
    ? { unknown: `nothing was found for ${describeKeys(seen.keys)}` }
    : { value: fact.absent, evidence: toEvidence(fact, seen, options) };
}

function observeItems(
  fact: HttpFactDeclaration,
  seen: EntityItems,
  options: ObserveOptions,
): FactObservation {
  const values = seen.items.map(item => item.value);
  const read = readValue(fact, values, options.now);
  const gaps =
    'value' in read && isSettled(fact.reduce, read.value) ? [] : seen.gaps;
  if ('unknown' in read || gaps.length > 0) {
    const reasons = 'unknown' in read ? [read.unknown, ...gaps] : gaps;
    return { unknown: reasons.join('; ') };
  }
  const seenAt = readObservedAt(fact, values, options.now);
  if (seenAt && 'unknown' in seenAt) {
    return seenAt;
  }
  return {
    value: read.value,
    evidence: toEvidence(fact, seen, options),
    ...(seenAt && { observedAt: seenAt.value }),
  };
}

function readValue(
  fact: HttpFactDeclaration,
  items: JsonValue[],
  now: number,
): Reading {
  const found = fact.value.find(items);
  const type = readElementType(fact);
  const values: JsonValue[] = [];
  for (const each of found) {
    const read = readElement(each, { type, means: fact.means, now });
    if ('unknown' in read) {
      return read;
    }
    values.push(read.value);
  }
  const reduced = reduceValues(fact.reduce, found, values);
  return 'unknown' in reduced
    ? { unknown: `${fact.value.text}: ${reduced.unknown}` }
    : reduced;
}

/** Reads when the tool saw it. Of several times the oldest counts. */
function readObservedAt(
  { observedAt }: HttpFactDeclaration,
  items: JsonValue[],
  now: number,
): Reading<string> | undefined {
  if (!observedAt) {
    return undefined;
  }
  const instants: string[] = [];
  for (const found of observedAt.find(items)) {
    const { instant, problem } = parseTime(found.value, now);
    if (instant === undefined) {
      return { unknown: `${describePlace(found)}: ${problem}` };
    }
    instants.push(instant);
  }
  return instants.length > 0
    ? { value: instants.reduce((a, b) => (a < b ? a : b)) }
    : { unknown: `${observedAt.text}: found no time, so its age is not known` };
}

function describeKeys(keys: readonly string[]): string {
  return shorten(keys.join(', '), 200);
}
