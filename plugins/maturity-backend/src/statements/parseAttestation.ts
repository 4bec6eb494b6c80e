import {
  FactObservation,
  parseDate,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { findEnd } from './findEnd';
import {
  cleanText,
  shorten,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Longer annotations are not read: an attestation is one line. */
const MAX_LENGTH = 2_000;
/** Fits any entity ref. */
const MAX_REF = 250;
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
  const { by, on, evidence } = result.data;
  if (on > now.toISOString().slice(0, 10)) {
    return unusable(`is dated in the future: ${on}`);
  }
  const end = findEnd(on, result.data.expires);
  if ('problem' in end) {
    return unusable(end.problem);
  }
  return {
    value: true,
    evidence: [{ title: toTitle(evidence), url: evidence }],
    statement: { by: shorten(by, MAX_REF), on },
    expiresAt: `${end.day}T00:00:00.000Z`,
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

/** The title of a link: its address, without what needs no reading. */
export function toTitle(link: string): string {
  const { host, pathname } = new URL(link);
  return shorten(pathname === '/' ? host : `${host}${pathname}`, 100);
}

/** An attestation that proves nothing, and why. */
export function unusable(why: string): FactObservation {
  return { unknown: `the attestation ${shorten(why, 300)}` };
}
