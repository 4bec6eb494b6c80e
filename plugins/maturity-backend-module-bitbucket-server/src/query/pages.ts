import { z } from 'zod';

/** A page of a list. Bitbucket may shorten it below the limit that was asked for. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    values: z.array(item),
    isLastPage: z.boolean(),
    nextPageStart: z.number().nullish(),
  });
}
