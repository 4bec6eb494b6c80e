import { z } from 'zod';
import { Requirement } from '../join/selector';
import { KubernetesObject, Place, readName } from './KubernetesObject';

/** A HorizontalPodAutoscaler. */
export interface Autoscaler extends KubernetesObject {
  readonly target: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
}

/** A PodDisruptionBudget. */
export interface DisruptionBudget extends KubernetesObject {
  /** Of pods in its namespace; without one it selects none. */
  readonly selector?: readonly Requirement[];
}

const autoscalerSchema = z.object({
  spec: z.object({
    minReplicas: z.number().nullish(),
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
  }),
});

const budgetSchema = z.object({
  spec: z.object({
    selector: z
      .object({
        matchLabels: z.record(z.string(), z.string()).nullish(),
        matchExpressions: z
          .array(
            z.object({
              key: z.string(),
              operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
              values: z.array(z.string()).nullish(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
});

const operators = {
  In: 'in',
  NotIn: 'notIn',
  Exists: 'exists',
  DoesNotExist: 'absent',
} as const;

/** Reads a HorizontalPodAutoscaler. */
export function readAutoscaler(
  item: unknown,
  place: Place,
): Autoscaler | undefined {
  const object = readName(item, place);
  const { spec } = autoscalerSchema.safeParse(item).data ?? {};
  return (
    object &&
    spec && {
      ...object,
      target: spec.scaleTargetRef,
      minReplicas: spec.minReplicas ?? 1,
    }
  );
}

/** Reads a PodDisruptionBudget. */
export function readDisruptionBudget(
  item: unknown,
  place: Place,
): DisruptionBudget | undefined {
  const object = readName(item, place);
  const { spec } = budgetSchema.safeParse(item).data ?? {};
  if (!object || !spec) {
    return undefined;
  }
  const { matchLabels, matchExpressions } = spec.selector ?? {};
  const selector = spec.selector && [
    ...Object.entries(matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: 'in', values: [value] }),
    ),
    ...(matchExpressions ?? []).map(
      ({ key, operator, values }): Requirement => ({
        key,
        operator: operators[operator],
        values: values ?? [],
      }),
    ),
  ];
  return { ...object, selector: selector ?? undefined };
}
