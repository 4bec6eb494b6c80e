import { z } from 'zod';
import { count, instant, object } from '../model/schema';

/** @public */
export const goneEntitiesResponseSchema = object({
  stored: count.describe('Entities of which anything is stored'),
  gone: count.describe('Of these, entities that the catalog no longer has'),
  withheld: count.describe(
    'Of these, entities that are forgotten only when somebody confirms it',
  ),
  goneBefore: instant
    .optional()
    .describe('By when these were gone; absent where nothing waits'),
});

/** The numbers of entities that left the catalog. @public */
export interface GoneEntitiesResponse
  extends z.infer<typeof goneEntitiesResponseSchema> {}

/** @public */
export const forgetGoneEntitiesRequestSchema = object({
  goneBefore: instant.describe(
    'Entities that were gone by then are forgotten; those that left later are not',
  ),
});

/** Confirms that entities are to be forgotten. @public */
export interface ForgetGoneEntitiesRequest
  extends z.infer<typeof forgetGoneEntitiesRequestSchema> {}

/** @public */
export const forgetGoneEntitiesResponseSchema = object({
  confirmed: count.describe('Entities that the next run forgets'),
});

/** The number of entities that are to be forgotten. @public */
export interface ForgetGoneEntitiesResponse
  extends z.infer<typeof forgetGoneEntitiesResponseSchema> {}
