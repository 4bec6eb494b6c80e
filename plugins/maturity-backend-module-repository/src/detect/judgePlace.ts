import { acts, looks } from './acts';
import { readEnvironment } from './environments';
import { Hit } from './Hit';
import { Job } from './pipelines/Job';
import { deploysNoService } from './rules/deployments';

/** Names of jobs and pipelines that bring out something new: neither `post-deployment` nor `list-deployment-ids`. */
export const deploying =
  /^(?!(?:.*[^a-z])?(?:no|not|post|pre|after|before|un|clean\w*|delet\w+|remove|destroy|rollback|report|notify|record|list|get|cancel|wait|verify|validate|check|tests?|lint)[^a-z])(?:(?:.*[^a-z])?(?:re)?(?:deploy(?:s|ments?)?|rollout|promote)(?:$|[^a-z](?!ids?\b|status|info|url|keys?\b|metrics|freeze))|cd$)/;
/** Steps that log in to where things run. */
const logsIn =
  /configure-aws-credentials|aws-assume-role|azure\/login|google-github-actions\/auth|kubelogin|oc-login|set-context|get-gke-credentials|gke-credentials|^(?:aws sts assume-role|aws eks update-kubeconfig|az login|az aks get-credentials|gcloud auth|gcloud container clusters get-credentials|cf (?:login|auth|target)|oc login|doctl auth|kubectl config use-context)/;
/** A tool that is not known by its name, but by that it is to apply. */
const applies = /^(?!git )\S+ apply(?: |$)/;
const placesToPublish =
  /docs?|pages|site|pypi|npm|nuget|maven|crates|docker|registry|publish|release|preview|storybook|\$\{\{/i;

/** Where a job deploys to. */
interface Place {
  /** The name or the step that shows it. */
  readonly text: string;
  /** Why it is left open whether it deploys. */
  readonly open?: string;
}

/**
 * A job that is named after deploying, names an environment, and does more than set
 * up, build, test and publish, deploys. One that has either only is left open.
 */
export function judgePlace(
  job: Job,
  name: string,
  hits: readonly Hit[],
): Place | undefined {
  const plans = hits.filter(hit => hit.rule.fact === 'infrastructurePipelines');
  const isPlanned =
    plans.length > 0 &&
    plans.every(hit => looks.test(hit.text)) &&
    !job.steps.some(step =>
      step.commands.some(({ text }) => applies.test(text)),
    );
  const given = job.environments.find(readEnvironment);
  const publishes =
    !given &&
    (deploysNoService.test(job.name) ||
      (job.environments.length > 0 &&
        job.environments.every(each => placesToPublish.test(each))));
  if (isPlanned || publishes || !acts(job.steps, hits)) {
    return undefined;
  }
  const isNamedItself = [job.name, job.title ?? ''].some(each =>
    deploying.test(each),
  );
  const isNamed =
    isNamedItself ||
    [name, job.pipelineTitle ?? ''].some(each => deploying.test(each));
  const place = given ?? (isNamed ? readPlace(job, name) : undefined);
  if (!isNamed && !(given && job.hasEnvironment)) {
    return undefined;
  }
  const text = place ?? job.name;
  if (isNamed && place) {
    return { text };
  }
  if (!isNamed) {
    return { text, open: `has a job for ${place}, which may deploy` };
  }
  return isNamedItself
    ? { text, open: `has a job ${job.name}, which may deploy` }
    : undefined;
}

/** `build-and-test` is work, and no environment. */
export function withoutTests(name: string): string {
  return name.replace(
    /(?<![a-z])(?:build|compile|lint)-(?:and-)?tests?(?![a-z])/,
    '',
  );
}

/** Where a job deploys to that is named after deploying. */
function readPlace(job: Job, name: string): string | undefined {
  return (
    job.environments.find(each => !placesToPublish.test(each)) ??
    [job.name, job.title ?? '', name].find(each =>
      readEnvironment(withoutTests(each.replace(/[^a-z0-9]+/g, '-'))),
    ) ??
    // An expression that is known at run time only.
    (job.hasEnvironment && !job.environments.length
      ? 'environment:'
      : job.steps
          .flatMap(step => [
            ...step.uses,
            ...step.commands.map(({ text }) => text),
          ])
          .find(each => logsIn.test(each)))
  );
}

/** Whether a job is named after planning, as a script that plans may apply elsewhere. */
export function onlyPlans(name: string): boolean {
  return (
    /(?:^|[^a-z])plan(?:$|[^a-z])/.test(name) && !/apply|deploy/.test(name)
  );
}
