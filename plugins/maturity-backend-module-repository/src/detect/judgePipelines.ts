import { RepositoryFactName } from '../declarations';
import { readEnvironment } from './environments';
import { Findings } from './Findings';
import { Hit } from './Hit';
import { judgeJob } from './judgeJob';
import { withoutTests } from './judgePlace';
import { Job } from './pipelines/Job';
import { isNamedHousekeeping, PipelineFile } from './pipelines/readPipelines';
import { proposesUpdates } from './proposesUpdates';
import { pipelineRules } from './rules';

/** Facts that a pipeline elsewhere, or one that could not be read, may hold. */
const pipelineFacts: readonly RepositoryFactName[] = [
  ...new Set(pipelineRules.map(rule => rule.fact)),
].filter(fact => fact !== 'dependencyUpdates' && fact !== 'sshDeployments');
/** Shared workflows of publishers of tools, known to do one thing, and the templates of GitLab itself. */
const knownShared =
  /^(?:slsa-framework|google\/osv-scanner|ossf|actions|github|docker|oxsecurity|anchore|aquasecurity|zizmorcore|renovatebot|pre-commit)\/|^(?:[A-Z][\w-]*\/)?[A-Z][\w.-]*\.gitlab-ci\.yml$/;
/** Adds what the pipelines of a folder show to the findings. */
export function judgePipelines(
  pipelines: readonly PipelineFile[],
  folder: string,
  findings: Findings,
): void {
  const environments = new Map<string, string>();
  for (const pipeline of pipelines) {
    const { path, jobs, unread, isBroken, system } = pipeline;
    if (!jobs) {
      judgeByName(pipeline, findings);
      continue;
    }
    const judged = jobs
      .filter(job => !folder || (job.concerns?.(folder) ?? true))
      .map(job => ({
        job,
        hits: judgeJob(job, pipeline.name).filter(
          ({ rule }) =>
            (system.value || rule.fact === 'securityScanners') &&
            // A proposal is tried, and does not last, but in an environment of a known name.
            !(
              pipeline.isForProposals &&
              rule.fact === 'deployWorkflows' &&
              !job.environments.some(readEnvironment)
            ),
        ),
      }));
    const all = judged.flatMap(each => each.hits);
    for (const { rule, open } of all) {
      if (open) {
        findings.addUnread(rule.fact, `${path} ${open}`);
        findings.addUnread('environments', `${path} ${open}`);
      }
    }
    const hits = all.filter(({ open }) => !open);
    if (isBroken) {
      // No job of it runs; it is left open what they would show.
      for (const { rule } of hits) {
        findings.addUnread(rule.fact, unread!);
      }
      if (system.value && !isNamedHousekeeping(pipeline.name)) {
        findings.add('ciProviders', system.value, path, { rule: system.id });
      }
      continue;
    }
    for (const { rule, text, isSoft } of hits) {
      findings.add(
        rule.fact,
        typeof rule.value === 'string' ? rule.value : path,
        path,
        {
          rule: rule.id,
          text,
          isSoft: isSoft && rule.fact === 'securityScanners',
        },
      );
    }
    if (proposesUpdates(jobs)) {
      findings.add('dependencyUpdates', 'Update workflow', path, {
        rule: 'update-pipeline',
      });
    }
    if (system.value && isPipeline(pipeline, hits)) {
      findings.add('ciProviders', system.value, path, { rule: system.id });
    }
    const shared = pipeline.reused.filter(
      each =>
        !knownShared.test(each) && !isNamedHousekeeping(each.toLowerCase()),
    );
    const reason =
      unread ??
      (shared.length
        ? `${path} runs ${shared[0]}, which is not in this repository`
        : undefined);
    if (reason) {
      for (const fact of pipelineFacts) {
        findings.addUnread(fact, reason);
      }
      findings.addUnread('environments', reason);
    }
    for (const reused of pipeline.reused) {
      findings.add('reusableWorkflows', reused, path);
    }
    for (const environment of deployedEnvironments(pipeline, judged)) {
      if (!environments.has(environment)) {
        environments.set(environment, path);
      }
    }
  }
  if (environments.size >= 2) {
    for (const [environment, path] of environments) {
      findings.add('environments', environment, path, {
        rule: 'pipeline-environments',
      });
    }
  }
}

/** A pipeline runs something, and does not only keep house. */
function isPipeline(
  { jobs = [], keepsHouse, name, reused, system }: PipelineFile,
  hits: readonly Hit[],
): boolean {
  const steps = jobs.flatMap(job => job.steps);
  const runs =
    reused.length > 0 ||
    steps.some(step => step.uses.length || step.commands.length) ||
    // Some systems only name what is defined elsewhere.
    (/^(?:yaml|buildkite|zuul|concourse)$/.test(system.format) &&
      !steps.length);
  const works = hits.some(({ rule }) => rule.fact !== 'dependencyUpdates');
  return runs && !keepsHouse && (works || !isNamedHousekeeping(name));
}

function judgeByName(
  { path, name, unread, system, keepsHouse }: PipelineFile,
  findings: Findings,
) {
  if (system.value && !keepsHouse) {
    findings.add('ciProviders', system.value, path, { rule: system.id });
  }
  for (const rule of pipelineRules) {
    if (system.format === 'github' && rule.named?.test(name)) {
      findings.add(
        rule.fact,
        typeof rule.value === 'string' ? rule.value : path,
        path,
        { rule: rule.id },
      );
    }
  }
  if (unread) {
    const facts = [
      ...pipelineFacts,
      'reusableWorkflows',
      'environments',
    ] as const;
    for (const fact of facts) {
      findings.addUnread(fact, unread);
    }
  }
}

/** A job with the rules that it fits. */
interface JudgedJob {
  readonly job: Job;
  readonly hits: readonly Hit[];
}

/** The environments that jobs of a pipeline deploy to, or plan for. */
function deployedEnvironments(
  { name }: PipelineFile,
  judged: readonly JudgedJob[],
) {
  if (!judged.some(({ hits }) => hits.some(isDeployment))) {
    return [];
  }
  const named = readKnown(
    judged.flatMap(({ job, hits }) => {
      const deployments = hits.filter(isDeployment);
      const deploys =
        deployments.length > 0 || /deploy|apply|promote|release/.test(job.name);
      return [
        ...job.environments,
        ...deployments.flatMap(({ text }) => readPlaces(text)),
        ...(deploys && !job.environments.some(readEnvironment)
          ? [toPlaceName(job.name)]
          : []),
      ];
    }),
  );
  return named.length ? named : readKnown([name]);
}

function isDeployment({ rule }: Hit): boolean {
  return (
    rule.fact === 'deployWorkflows' ||
    rule.fact === 'sshDeployments' ||
    rule.fact === 'infrastructurePipelines'
  );
}

/** `deploy-to-prod` without what it does there. */
function toPlaceName(name: string): string {
  return withoutTests(name.replace(/[^a-z0-9]+/g, '-')).replace(
    /(?<![a-z])(?:re)?(?:deploy|deployment|apply|promote|release|plan|build|publish|and|to|the|terraform|infra)(?![a-z])-?/g,
    '',
  );
}

/** Options whose values name what is brought out rather than where. */
const namesNoPlace =
  /^--?(?:set\S*|t|tag|image|m|message|description|label|l|region|version|build-arg)$/;

/** Names in the words of a command: `--stage prod`, `-f values-prod.yaml`, `ENV=prod`, `web-prod`. */
function readPlaces(command: string): readonly string[] {
  const words = command.split(' ').slice(1);
  return words.flatMap((word, index) => {
    const before = words[index - 1] ?? '';
    const [, key, value = word] = /^(--?[\w-]+|\w+)=(\S+)$/.exec(word) ?? [];
    const option = key ?? (before.startsWith('-') ? before : undefined);
    if (
      /[$:{<>]|^[-/]/.test(value) ||
      (option && namesNoPlace.test(option)) ||
      (key && !key.startsWith('-') && !/env|stage|place|target/i.test(key))
    ) {
      return [];
    }
    return option
      ? value.split('/').map(part => part.replace(/\.[a-z]+$/i, ''))
      : [/(?:^|[-_.])([a-z]+)$/i.exec(value)?.[1] ?? ''];
  });
}

function readKnown(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(readEnvironment))].filter(
    each => each !== undefined,
  );
}
