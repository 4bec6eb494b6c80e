import { z } from 'zod';

/** Characters of the longest note. */
const MAX_NOTE = 2_000;

/** Words of a person. */
export const noteSchema = z.string().trim().max(MAX_NOTE);

/** Id of what a client creates. */
export const clientIdSchema = z
  .uuid()
  .describe('Made by the client: repeating it is safe');

/** A day in UTC. */
export const utcDaySchema = z.iso.date({
  error: 'must be a date like 2026-12-31',
});

/** Evidence of a person. */
export const httpsLinkSchema = z
  .url({ protocol: /^https$/, error: 'must be an https link' })
  .max(1_000);
