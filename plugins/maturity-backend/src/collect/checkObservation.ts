import { isError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import {
  Evidence,
  FactObservation,
  FactType,
  Statement,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { cleanText, cleanValue, shorten, webUrl } from './cleanText';

/** Longer values, as JSON, are not stored: a fact is an answer, not a document. */
const MAX_VALUE_LENGTH = 32_768;
const MAX_MESSAGE_LENGTH = 1_000;
const MAX_EVIDENCE = 50;
const MAX_TITLE_LENGTH = 200;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

const typeClaims = {
  boolean: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && Number.isFinite(value),
  string: value => typeof value === 'string',
  strings: value =>
    Array.isArray(value) && value.every(item => typeof item === 'string'),
  instant: isInstant,
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
} as const satisfies Record<FactType, (value: unknown) => boolean>;

/** Whether it is an instant in UTC, as ISO 8601. */
export function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    INSTANT.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** A message for people: one line, no control characters, at most 1,000 characters. */
export function messageOf(error: unknown): string {
  const text = isError(error) ? error.message : String(error);
  return (
    shorten(text.replace(/\s+/g, ' '), MAX_MESSAGE_LENGTH) ||
    'failed without a message'
  );
}

/**
 * What a source reported of one fact, made safe to store and to show, or why
 * it is not believed. Never throws, whatever the source handed over.
 */
export function checkObservation(
  type: FactType,
  reported: unknown,
): FactObservation {
  if (typeof reported !== 'object' || reported === null) {
    return { unknown: 'the source reported something that is not a fact' };
  }
  if ('unknown' in reported) {
    return { unknown: messageOf(reported.unknown) };
  }
  if (!('value' in reported) || !typeClaims[type](reported.value)) {
    const seen = 'value' in reported ? kindOf(reported.value) : 'nothing';
    return {
      unknown: `the source reported ${seen} where it declares type '${type}'`,
    };
  }
  const value = toJson(reported.value);
  if (value === undefined) {
    return {
      unknown: `the reported value is not JSON or longer than ${MAX_VALUE_LENGTH} characters`,
    };
  }
  return {
    value,
    ...evidenceOf(reported),
    ...instantOf(reported, 'observedAt'),
    ...instantOf(reported, 'expiresAt'),
    ...statementOf(reported),
  };
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') {
    return `the number ${value}`;
  }
  return Array.isArray(value) ? 'a list' : `type '${typeof value}'`;
}

function toJson(value: unknown): JsonValue | undefined {
  try {
    const text = JSON.stringify(value);
    return text === undefined || text.length > MAX_VALUE_LENGTH
      ? undefined
      : cleanValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function evidenceOf(reported: object): { evidence?: Evidence[] } {
  if (!('evidence' in reported) || !Array.isArray(reported.evidence)) {
    return {};
  }
  const seen: unknown[] = reported.evidence;
  const evidence = seen.slice(0, MAX_EVIDENCE).flatMap(toEvidence);
  if (seen.length > MAX_EVIDENCE) {
    evidence.push({ title: `and ${seen.length - MAX_EVIDENCE} more` });
  }
  return evidence.length > 0 ? { evidence } : {};
}

function toEvidence(item: unknown): Evidence[] {
  if (typeof item !== 'object' || item === null || !('title' in item)) {
    return [];
  }
  const title = shorten(cleanText(String(item.title)), MAX_TITLE_LENGTH);
  const url = 'url' in item ? webUrl(item.url) : undefined;
  return title ? [{ title, ...(url && { url }) }] : [];
}

function statementOf(reported: object): { statement?: Statement } {
  const statement: unknown = Reflect.get(reported, 'statement');
  if (typeof statement !== 'object' || statement === null) {
    return {};
  }
  const by = shorten(
    cleanText(String(Reflect.get(statement, 'by') ?? '')),
    MAX_TITLE_LENGTH,
  );
  const on: unknown = Reflect.get(statement, 'on');
  return by && typeof on === 'string' && DATE.test(on)
    ? { statement: { by, on } }
    : {};
}

function instantOf<K extends 'observedAt' | 'expiresAt'>(
  reported: object,
  key: K,
): { [P in K]?: string } {
  const instant: unknown = Reflect.get(reported, key);
  return isInstant(instant) ? ({ [key]: instant } as { [P in K]: string }) : {};
}
