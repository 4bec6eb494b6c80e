import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { isRegistration, specSchema } from './registration';

/** The tag of templates that create infrastructure. */
const INFRASTRUCTURE = 'infrastructure';

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
  /** Whether the template had the tag for infrastructure when it was run. */
  readonly isInfrastructure: boolean;
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

/** The template as it was when the task was created. */
const templateSchema = z.object({
  metadata: z.object({ tags: z.array(z.string()).nullish() }),
});

const taskSchema = z
  .object({
    id: z.string(),
    status: z.string(),
    createdAt: instant,
    // Not there before the run begins.
    lastHeartbeatAt: instant.nullish(),
    spec: specSchema.extend({
      templateInfo: z
        .object({
          entityRef: z.string(),
          entity: templateSchema.nullish().catch(undefined),
        })
        .nullish(),
    }),
  })
  .transform(({ id, status, createdAt, lastHeartbeatAt, spec }): Task => {
    const ref = spec.templateInfo?.entityRef;
    const tags = spec.templateInfo?.entity?.metadata.tags ?? [];
    return {
      id,
      template: ref && toTemplateRef(ref),
      status,
      createdAt,
      minutes: lastHeartbeatAt
        ? (lastHeartbeatAt - createdAt) / 60_000
        : undefined,
      isRegistration: isRegistration(spec),
      isInfrastructure: tags.includes(INFRASTRUCTURE),
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
