import { z } from 'zod';
import { toQuery } from './requests';
import { toInstant } from './toInstant';

/** A deployment, however it went. */
export type Deployment = {
  readonly id: string;
  /** `UNDEPLOYED`, `IN_PROGRESS` or `COMPLETED`. */
  readonly state: string;
  /** `SUCCESSFUL`, `FAILED` or `STOPPED` once it is completed. */
  readonly status: string;
  /** Empty if Bitbucket does not name it. */
  readonly environment: string;
  readonly isProduction: boolean;
  /** ISO 8601; empty before it has begun. */
  readonly startedOn: string;
  /** ISO 8601; empty before it ended. */
  readonly completedOn: string;
  /** Full or short id. */
  readonly commit: string;
  /** Name of the run that made what was deployed: `#12`. */
  readonly release: string;
  readonly url: string;
};

/** How many of the latest deployments are looked at. */
const DEPLOYMENTS = 100;
const PRODUCTION = 'production';
const FIELDS = [
  'uuid',
  'environment.name',
  'environment.environment_type.name',
  'release.name',
  'release.url',
  'release.commit.hash',
  'state.name',
  'state.status.name',
  'state.url',
  'state.started_on',
  'state.completed_on',
  'state.start_date',
  'state.completion_date',
];

const named = z.object({ name: z.string().nullish() }).nullish();
const text = z.string().nullish();
const body = z.object({
  values: z.array(
    z.object({
      uuid: z.string(),
      environment: z
        .object({ name: z.string().nullish(), environment_type: named })
        .nullish(),
      release: z
        .object({
          name: text,
          url: text,
          commit: z.object({ hash: text }).nullish(),
        })
        .nullish(),
      // The description calls times differently than the answers do.
      state: z.object({
        name: z.string(),
        status: named,
        url: text,
        started_on: text,
        completed_on: text,
        start_date: text,
        completion_date: text,
      }),
    }),
  ),
});

/** Asks for the latest deployments. */
export function deploymentQuery(): string {
  return toQuery({
    sort: '-state.started_on',
    pagelen: DEPLOYMENTS,
    fields: FIELDS.map(field => `values.${field}`).join(),
  });
}

/** Reads deployments, the newest first. */
export function readDeployments(answer: unknown): Deployment[] {
  return body.parse(answer).values.map(({ uuid, state, ...each }) => {
    const { environment, release } = each;
    const started = state.started_on ?? state.start_date;
    const completed = state.completed_on ?? state.completion_date;
    const type = environment?.environment_type?.name ?? '';
    return {
      id: uuid.replace(/[{}]/g, ''),
      state: state.name,
      status: state.status?.name ?? '',
      environment: environment?.name ?? '',
      isProduction: type.toLowerCase() === PRODUCTION,
      startedOn: started ? toInstant(started) : '',
      completedOn: completed ? toInstant(completed) : '',
      commit: release?.commit?.hash ?? '',
      release: release?.name ?? '',
      url: state.url ?? release?.url ?? '',
    };
  });
}
