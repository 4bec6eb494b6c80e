import { z } from 'zod';
import { KubernetesObject, Place, readName, toKey } from './KubernetesObject';

/** How the policies of a cluster judged some objects. */
export interface PolicyReport extends KubernetesObject {
  readonly verdicts: readonly PolicyVerdict[];
}

/** Results of policies for one object. */
export interface PolicyVerdict {
  /** Key of the object. */
  readonly object: string;
  /** Results other than `skip`. */
  readonly results: number;
  /** Results `fail` and `error`. */
  readonly failures: number;
}

const referenceSchema = z.object({
  kind: z.string().nullish(),
  namespace: z.string().nullish(),
  name: z.string().nullish(),
});

const schema = z.object({
  scope: referenceSchema.nullish(),
  results: z
    .array(
      z.object({
        result: z.string().nullish(),
        resources: z.array(referenceSchema).nullish(),
      }),
    )
    .nullish(),
});

/** Reads a PolicyReport, or a Report of OpenReports. Messages are dropped. */
export function readPolicyReport(
  item: unknown,
  place: Place,
): PolicyReport | undefined {
  const object = readName(item, place);
  const report = schema.safeParse(item).data;
  if (!object || !report) {
    return undefined;
  }
  const verdicts = new Map<string, PolicyVerdict>();
  for (const { result, resources } of report.results ?? []) {
    // Without resources of its own, a result is about the scope of the report.
    const about = resources?.length ? resources : [report.scope];
    for (const reference of result === 'skip' ? [] : about) {
      const key = readKey(reference, object.namespace);
      if (key) {
        const { results = 0, failures = 0 } = verdicts.get(key) ?? {};
        verdicts.set(key, {
          object: key,
          results: results + 1,
          failures:
            failures + (result === 'fail' || result === 'error' ? 1 : 0),
        });
      }
    }
  }
  return { ...object, verdicts: [...verdicts.values()] };
}

function readKey(
  reference: z.infer<typeof referenceSchema> | null | undefined,
  namespace: string | undefined,
): string | undefined {
  const { kind, name } = reference ?? {};
  return kind && name
    ? toKey({ kind, name, namespace: reference?.namespace ?? namespace })
    : undefined;
}
