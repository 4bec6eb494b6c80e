import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { durationUnits } from './duration';

/** An object with these fields and no others. */
export function object<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape).readonly();
}

/** A list, whose items may have a type with a name. */
export function list<T>(
  item: z.ZodType<T>,
): z.ZodReadonly<z.ZodArray<z.ZodType<T>>> {
  return z.array(item).readonly();
}

/**
 * A schema under the name of its type, so that other types show the name. The
 * type of a union needs `Readonly<…>` around `z.infer` to have a name.
 */
export function named<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return schema;
}

/** `unknown` where both types have the same fields, `never` where they differ. */
type SameFields<A, B> = [Required<A>, Required<B>] extends [
  Required<B>,
  Required<A>,
]
  ? unknown
  : never;

/**
 * Declares the schema of a type that is written elsewhere. It does not compile
 * when one of the two has a field that the other lacks.
 */
export function schemaFor<T>() {
  return <S extends z.ZodType<T>>(
    schema: S & SameFields<T, z.output<S>>,
  ): z.ZodType<T> => schema;
}

/** A value that another parser checks. */
export function opaque<T>(schema: z.ZodType = z.unknown()): z.ZodType<T> {
  return schema as z.ZodType<T>;
}

/** A text of a request: long enough for every name, ref and id. */
export const text = z.string().max(1_000);

/** A number of things. */
export const count = z.int().min(0);

/** An ISO 8601 instant in UTC. */
export const instant = z.iso.datetime();

const DURATION = 'must be a duration like { "days": 7 }';

/** A duration that is longer than nothing. */
export const humanDuration = opaque<HumanDuration>(
  z
    .partialRecord(
      z.enum(durationUnits, { error: DURATION }),
      z.number({ error: DURATION }).nonnegative(DURATION),
      { error: DURATION },
    )
    .refine(value => Object.values(value).some(amount => amount > 0), DURATION),
);

/** A UTC day, `2026-10-01`. */
export const day = z.iso.date();

/** A full entity ref, in any case. */
export const entityRef = z
  .string({ error: 'must be a text' })
  .max(500, 'must have at most 500 characters')
  .transform((value, context) => {
    try {
      const ref = parseEntityRef(value);
      if (!/\p{Cc}/u.test(value)) {
        return stringifyEntityRef(ref);
      }
    } catch {
      // Told below.
    }
    context.addIssue({
      code: 'custom',
      message: 'must be a full entity ref like component:default/orders',
    });
    return z.NEVER;
  });
