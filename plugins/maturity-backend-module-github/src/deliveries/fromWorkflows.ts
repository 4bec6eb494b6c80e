import {
  DeliveryTarget,
  DeploymentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { DeployRun } from '../query/deployRuns';

/** Conclusions of a run that tell how the deployment went. */
const RESULTS: Readonly<Record<string, DeploymentEvent['result']>> = {
  cancelled: 'cancelled',
  failure: 'failed',
  startup_failure: 'failed',
  success: 'succeeded',
  timed_out: 'failed',
};

/** Turns runs of workflows that deploy into deployments, as the webhook about a run does. */
export function fromWorkflows(
  runs: readonly DeployRun[],
  slug: string,
  target: DeliveryTarget,
  settings: {
    readonly environment: string;
    readonly workflows: readonly string[];
  },
): DeploymentEvent[] {
  const patterns = settings.workflows.map(toPattern);
  return runs.flatMap(run => {
    const result = RESULTS[run.conclusion];
    return result && patterns.some(pattern => pattern.test(run.workflow))
      ? [
          {
            kind: 'deployment',
            source: 'github',
            externalId: `${slug}/runs/${run.id}/${run.attempt}`,
            run: `${slug}/runs/${run.id}`,
            target: {
              ...target,
              labels: { ...target.labels, workflow: run.workflow },
            },
            environment: settings.environment,
            startedAt: run.startedAt,
            finishedAt: run.finishedAt,
            result,
            commit: run.commit,
            title: run.title || run.workflow,
            url: run.url,
          },
        ]
      : [];
  });
}

/** A name of a workflow, in which `*` stands for any text. */
function toPattern(name: string): RegExp {
  const parts = name
    .split('*')
    .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
