import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { isRegistration, specSchema } from './registration';

/** A run of a template. Parameters, secrets and people are dropped when a page arrives. */
export interface Task {
  readonly id: string;
  /** Ref of the template, if it has one. */
  readonly template?: string;
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** From the request to the last sign of life. */
  readonly minutes?: number;
  /** Whether the entities that its output names are those that it registered. */
  readonly isRegistration: boolean;
}

/** One page of tasks, and how many there are where that is told. */
export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly total?: number;
}

const instant = z
  .string()
  .transform(text => Date.parse(text))
  .pipe(z.number());

const taskSchema = z
  .object({
    id: z.string(),
    status: z.string(),
    createdAt: instant,
    // Not there before the run begins.
    lastHeartbeatAt: instant.nullish(),
    spec: specSchema.extend({
      templateInfo: z.object({ entityRef: z.string() }).nullish(),
    }),
  })
  .transform(({ id, status, createdAt, lastHeartbeatAt, spec }): Task => {
    const ref = spec.templateInfo?.entityRef;
    return {
      id,
      template: ref && toTemplateRef(ref),
      status,
      createdAt,
      minutes: lastHeartbeatAt
        ? (lastHeartbeatAt - createdAt) / 60_000
        : undefined,
      isRegistration: isRegistration(spec),
    };
  });

const pageSchema = z
  .object({ tasks: z.array(taskSchema), totalTasks: z.number().optional() })
  .transform(
    ({ tasks, totalTasks }): TaskPage => ({ tasks, total: totalTasks }),
  );

/** Reads a page, or nothing of another form. */
export function parseTaskPage(body: unknown): TaskPage | undefined {
  return pageSchema.safeParse(body).data;
}

/** The ref of a template in its normal form, if it is one. */
export function toTemplateRef(ref: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref.trim(), { defaultKind: 'Template' }),
    );
  } catch {
    return undefined;
  }
}
