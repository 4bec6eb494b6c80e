import { z } from 'zod';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Longest title; the ingest cuts longer ones. */
const MAX_TITLE = 200;

/** First line of a text, short enough to show; absent when there is none. */
export function toTitle(
  ...candidates: readonly (string | null | undefined)[]
): string | undefined {
  for (const candidate of candidates) {
    const title = shorten(candidate?.trim().split(/\r?\n/)[0] ?? '', MAX_TITLE);
    if (title) {
      return title;
    }
  }
  return undefined;
}

/** The first that is a web link; anything else is left out. */
export function toLink(
  ...candidates: readonly (string | null | undefined)[]
): string | undefined {
  return candidates.map(webUrl).find(url => url !== undefined);
}

/** Finds the first text that is not empty. */
export function toText(
  ...candidates: readonly (string | null | undefined)[]
): string | undefined {
  return candidates.find(candidate => candidate?.trim())?.trim();
}

/** Tells whether the text is a full commit id, SHA-1 or SHA-256. */
export function isCommit(text: string | null | undefined): text is string {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text ?? '');
}

/** The first that is a full commit id. */
export function toCommit(
  ...candidates: readonly (string | null | undefined)[]
): string | undefined {
  return candidates.find(isCommit);
}

const INSTANT =
  'must be an instant like 2026-01-31T12:00:00Z, with its offset from UTC';

/** An instant as tools write it, to the millisecond and in UTC. */
export const instant = z
  .string({ error: INSTANT })
  // Without an offset it would be read in the time zone of this machine.
  .regex(/(Z|UTC|[+-]\d{2}:?\d{2})$/, INSTANT)
  .transform((text, context) => {
    const time = Date.parse(text);
    if (Number.isNaN(time)) {
      context.addIssue({ code: 'custom', message: INSTANT });
      return z.NEVER;
    }
    return new Date(time).toISOString();
  });

/** A text that has to say something. */
export const required = z
  .string({ error: 'must be a text' })
  .min(1, 'must not be empty');

/** A text that may be missing. */
export const optional = z.string({ error: 'must be a text' }).nullish();
