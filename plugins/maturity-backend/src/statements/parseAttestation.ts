import {
  FactObservation,
  parseDate,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  cleanText,
  shorten,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Longer annotations are not read: an attestation is one line. */
const MAX_LENGTH = 2_000;
/** Fits any entity ref. */
const MAX_REF = 250;
/** Validity of an attestation without an end. */
const DEFAULT_MONTHS = 6;
/** Longest validity: whoever attests looks again after a year. */
const MAX_MONTHS = 12;

const DATE = 'must be a date like 2026-10-01';
const day = z
  .string({ error: DATE })
  .refine(text => parseDate(text) !== undefined, DATE);

const attestation = z.strictObject(
  {
    by: z
      .string({ error: 'must name who attests' })
      .trim()
      .min(1, 'must name who attests'),
    on: day,
    evidence: z
      .url({ protocol: /^https$/, error: 'must be an https link' })
      .max(1_000, 'must be at most 1,000 characters'),
    expires: day.optional(),
  },
  { error: 'must be a mapping like { by: …, on: …, evidence: …, expires: … }' },
);

/**
 * Parses an attestation annotation: a proof with author, evidence and end, or
 * the reason why it is invalid.
 */
export function parseAttestation(text: string, now: Date): FactObservation {
  if (text.length > MAX_LENGTH) {
    return unusable(`is longer than ${MAX_LENGTH} characters`);
  }
  const read = readMapping(text);
  if (read === undefined) {
    return unusable('is not YAML or JSON');
  }
  const result = attestation.safeParse(read);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    return unusable([...path, message].join(' '));
  }
  const {
    by,
    on,
    evidence,
    expires = monthsAfter(on, DEFAULT_MONTHS),
  } = result.data;
  if (on > now.toISOString().slice(0, 10)) {
    return unusable(`is dated in the future: ${on}`);
  }
  if (expires <= on) {
    return unusable(`ends on ${expires}, not after ${on}`);
  }
  const latest = monthsAfter(on, MAX_MONTHS);
  if (expires > latest) {
    return unusable(
      `ends on ${expires}, which is more than ${MAX_MONTHS} months after ${on}: the latest end is ${latest}`,
    );
  }
  return {
    value: true,
    evidence: [{ title: toTitle(evidence), url: evidence }],
    statement: { by: shorten(by, MAX_REF), on },
    expiresAt: `${expires}T00:00:00.000Z`,
  };
}

function readMapping(text: string): unknown {
  try {
    // Aliases are of no use in one line, and can make it very large.
    return parse(cleanText(text), { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function toTitle(link: string): string {
  const { host, pathname } = new URL(link);
  return shorten(pathname === '/' ? host : `${host}${pathname}`, 100);
}

/** An attestation that proves nothing, and why. */
export function unusable(why: string): FactObservation {
  return { unknown: `the attestation ${shorten(why, 300)}` };
}

function monthsAfter(on: string, months: number): string {
  const start = new Date(`${on}T00:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  // 31 August plus six months is the last of February, not 3 March.
  if (end.getUTCDate() !== start.getUTCDate()) {
    end.setUTCDate(0);
  }
  return end.toISOString().slice(0, 10);
}
