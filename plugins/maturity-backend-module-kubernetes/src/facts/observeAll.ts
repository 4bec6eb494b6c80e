import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { shorten } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { KubernetesObject } from '../objects/KubernetesObject';
import { ToEvidence } from './toEvidence';

/** Reasons that are told of many. */
const MAX_REASONS = 5;

/** Whether something is so of one object. */
export interface Finding {
  readonly object: KubernetesObject;
  /** Not known when left out. */
  readonly value?: boolean;
  /** For people: why it is not so, or not known. */
  readonly detail?: string;
}

/** Options of all observations. */
export interface ObserveOptions {
  /** Why objects may be missing. */
  readonly gaps: readonly string[];
  /** For people: why it is not known of nothing. */
  readonly ofNone: string;
  readonly toEvidence: ToEvidence;
}

/**
 * Observes whether something is so of all objects. One of which it is not so settles it,
 * whatever is missing.
 */
export function observeAll(
  findings: readonly Finding[],
  { gaps, ofNone, toEvidence }: ObserveOptions,
): FactObservation {
  const against = findings.filter(({ value }) => value === false);
  if (against.length > 0) {
    return { value: false, evidence: toEvidence(against) };
  }
  const open = findings.filter(({ value }) => value === undefined);
  const reasons = [...open.flatMap(({ detail }) => detail ?? []), ...gaps];
  if (findings.length === 0 || reasons.length > 0 || open.length > 0) {
    return { unknown: joinReasons(reasons, ofNone) };
  }
  return { value: true, evidence: toEvidence(findings) };
}

/** Observes names of things that were seen. Only "nothing" needs whole lists. */
export function observeNames(
  names: readonly string[],
  objects: readonly KubernetesObject[],
  { gaps, toEvidence }: Omit<ObserveOptions, 'ofNone'>,
): FactObservation {
  return names.length === 0 && gaps.length > 0
    ? { unknown: joinReasons(gaps, '') }
    : {
        value: [...new Set(names)].sort(),
        evidence: toEvidence(objects.map(object => ({ object }))),
      };
}

/** Observes a number, which is known only if nothing is missing. */
export function observeNumber(
  value: number | undefined,
  objects: readonly KubernetesObject[],
  { gaps, ofNone, toEvidence }: ObserveOptions,
): FactObservation {
  return value === undefined || gaps.length > 0
    ? { unknown: joinReasons(gaps, ofNone) }
    : { value, evidence: toEvidence(objects.map(object => ({ object }))) };
}

/** Makes one text of reasons. */
export function joinReasons(
  reasons: readonly string[],
  otherwise: string,
): string {
  const distinct = [...new Set(reasons)];
  const rest = distinct.length - MAX_REASONS;
  const told = distinct.slice(0, MAX_REASONS).map(each => shorten(each, 300));
  return (
    [...told, ...(rest > 0 ? [`${rest} more reasons`] : [])].join('; ') ||
    otherwise
  );
}
