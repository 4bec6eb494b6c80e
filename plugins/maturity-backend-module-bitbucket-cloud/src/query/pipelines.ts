import { z } from 'zod';
import { toQuery } from './requests';
import { toInstant } from './toInstant';

/** A run of Bitbucket Pipelines. */
export type Pipeline = {
  readonly number: number;
  /** `COMPLETED`, `IN_PROGRESS` and others. */
  readonly state: string;
  /** `SUCCESSFUL`, `FAILED` and others once it is completed; `PAUSED` while it waits. */
  readonly result: string;
  /** `PUSH`, `MANUAL`, `SCHEDULE` and others. */
  readonly trigger: string;
  /** Of a branch; empty for a tag or a pull request. */
  readonly branch: string;
  /** ISO 8601. */
  readonly createdOn: string;
  readonly seconds: number;
};

/** How many of the latest runs are looked at. */
const RUNS = 100;
const FIELDS = [
  'build_number',
  'state.name',
  'state.result.name',
  'state.stage.name',
  'trigger.name',
  'trigger.type',
  'target.type',
  'target.ref_type',
  'target.ref_name',
  'created_on',
  'completed_on',
  'duration_in_seconds',
];

const named = z.object({ name: z.string().nullish() }).nullish();
const body = z.object({
  values: z.array(
    z.object({
      build_number: z.number(),
      state: z.object({
        name: z.string(),
        result: named,
        stage: named,
      }),
      trigger: z
        .object({ name: z.string().nullish(), type: z.string().nullish() })
        .nullish(),
      target: z
        .object({
          type: z.string().nullish(),
          ref_type: z.string().nullish(),
          ref_name: z.string().nullish(),
        })
        .nullish(),
      created_on: z.string(),
      completed_on: z.string().nullish(),
      duration_in_seconds: z.number().nullish(),
    }),
  ),
});

/** Asks for the latest runs of a branch. */
export function pipelineQuery(branch: string): string {
  return toQuery({
    'target.branch': branch,
    sort: '-created_on',
    pagelen: RUNS,
    fields: FIELDS.map(field => `values.${field}`).join(),
  });
}

/** Reads runs, the newest first. */
export function readPipelines(answer: unknown): Pipeline[] {
  return body.parse(answer).values.map(each => {
    const { state, trigger, target } = each;
    const isOnBranch =
      target?.type === 'pipeline_ref_target' && target.ref_type === 'branch';
    return {
      number: each.build_number,
      state: state.name,
      result: state.result?.name ?? state.stage?.name ?? '',
      trigger: trigger?.name ?? trigger?.type ?? '',
      branch: (isOnBranch && target.ref_name) || '',
      createdOn: toInstant(each.created_on),
      seconds: each.duration_in_seconds ?? countSeconds(each),
    };
  });
}

function countSeconds(run: {
  readonly created_on: string;
  readonly completed_on?: string | null;
}): number {
  return run.completed_on
    ? (Date.parse(run.completed_on) - Date.parse(run.created_on)) / 1000
    : 0;
}
