import {
  allAbsentFields,
  allOutcomes,
  filterFields,
  FilterFieldForm,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';

/** Alternatives in one field of a filter: more than any organisation has teams. */
const MAX_VALUES = 5_000;

const text = z.string().max(1_000);

const forms = {
  text: text.optional(),
  texts: z.array(text).max(MAX_VALUES).optional(),
  flag: z.boolean().optional(),
  checks: z
    .array(z.strictObject({ id: text, outcome: z.enum(allOutcomes) }))
    .max(MAX_VALUES)
    .optional(),
  absentFields: z.array(z.enum(allAbsentFields)).max(MAX_VALUES).optional(),
} as const satisfies Record<FilterFieldForm, z.ZodType>;

type Fields = typeof filterFields;

/** A filter, as every request has it that reads more than one assessment. */
export const filterSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(filterFields).map(([name, form]) => [name, forms[form]]),
  ) as { [K in keyof Fields]: (typeof forms)[Fields[K]] },
);
