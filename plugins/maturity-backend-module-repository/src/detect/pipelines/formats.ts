import { readAzure } from './azure';
import { readCircleci } from './circleci';
import { joinPath } from './commands';
import { NODE_EFFORT, spend } from './effort';
import { readGitlab } from './gitlab';
import { isNamedTest } from '../rules/throwaway';
import { Call, isRecord, isText, Job, Jobs, records, YamlRecord } from './Job';
import { expandMatrix, readMatrixValues } from './matrix';
import { toFolderFilter } from './pathFilters';
import { ansibleKeys, githubKeys, isOff, precommitKeys } from './readSteps';
import { readEnvironmentInputs, toJob, toJobs } from './toJob';

/** How a pipeline file is read. */
export type PipelineFormat =
  | 'github'
  | 'gitlab'
  | 'circleci'
  | 'azure'
  | 'buildkite'
  | 'bitbucket'
  | 'concourse'
  | 'precommit'
  | 'zuul'
  | 'yaml'
  | 'text';

/** Reads the jobs of a parsed pipeline file, for each format but text. */
export const readers: Readonly<
  Record<Exclude<PipelineFormat, 'text'>, (document: YamlRecord) => Jobs>
> = {
  github: readGithub,
  gitlab: readGitlab,
  circleci: readCircleci,
  azure: readAzure,
  bitbucket: readBitbucket,
  buildkite: readBuildkite,
  concourse: readConcourse,
  precommit: document =>
    toJobs([toJob('', document.repos, { keys: precommitKeys })]),
  zuul: readZuul,
  yaml: readYaml,
};

/** Reads a document of a system that spells steps like most, with the path filters of Woodpecker. */
function readYaml(document: YamlRecord): Jobs {
  const paths = [document.when]
    .flat()
    .map(when => (isRecord(when) ? when.path : undefined));
  const filters = paths.map(path =>
    isRecord(path)
      ? toFolderFilter(path.include, path.exclude)
      : toFolderFilter(path),
  );
  const concerns = filters.every(filter => filter !== undefined)
    ? (folder: string) => filters.some(filter => filter!(folder))
    : undefined;
  return toJobs([
    toJob('', document, {
      concerns,
      environments: readStepEnvironments(document),
      hasEnvironment: false,
    }),
  ]);
}

/** The names of steps that deploy, as far as they name an environment: `deploy_to_uat`. */
function readStepEnvironments(document: YamlRecord): readonly string[] {
  return records(document.steps)
    .flatMap(({ name, label, if: condition }) =>
      isOff({ if: condition }) ? [] : [name, label],
    )
    .filter(isText)
    .filter(name => /deploy|promote|rollout/i.test(name))
    .map(name => name.replace(/[^A-Za-z0-9]+/g, '-'));
}

function readGithub(document: YamlRecord): Jobs {
  const options = dispatchOptions(document);
  const reused: string[] = [];
  const calls: Call[] = [];
  const jobs = isRecord(document.jobs)
    ? Object.entries(document.jobs).flatMap(([name, job]) => {
        if (!isRecord(job) || isOff(job)) {
          return [];
        }
        if (isText(job.uses)) {
          if (job.uses.startsWith('./')) {
            calls.push({
              path: job.uses.slice(2),
              inputs: isRecord(job.with) ? job.with : {},
            });
          } else {
            reused.push(job.uses);
          }
        }
        const named = isRecord(job.environment)
          ? job.environment.name
          : job.environment;
        const texts = isText(named)
          ? [named]
          : readEnvironmentInputs(job.with).slice(0, 1);
        return [
          markOthers(
            job,
            toJob(name, expandMatrix(job), {
              keys: githubKeys,
              folder: readRunFolder(job) ?? readRunFolder(document),
              title: job.name,
              pipelineTitle: document.name,
              environments: texts.flatMap(text =>
                resolveExpression(text, job, options),
              ),
              hasEnvironment: texts.length > 0,
            }),
          ),
        ];
      })
    : [];
  if (isRecord(document.runs)) {
    jobs.push(toJob('', document.runs, { keys: githubKeys }));
  }
  return { jobs, reused, includes: [], calls };
}

/** Marks the commands of a job in folders into which it checks out other repositories. */
function markOthers(node: YamlRecord, job: Job): Job {
  const folders = records(node.steps).flatMap(({ uses, with: given }) =>
    isText(uses) &&
    uses.startsWith('actions/checkout') &&
    isRecord(given) &&
    isText(given.path) &&
    isText(given.repository) &&
    !given.repository.includes('github.repository')
      ? [`${joinPath('', given.path)}/`]
      : [],
  );
  return folders.length
    ? {
        ...job,
        steps: job.steps.map(step => ({
          ...step,
          commands: step.commands.map(command =>
            folders.some(folder => `${command.folder}/`.startsWith(folder))
              ? { ...command, isElsewhere: true }
              : command,
          ),
        })),
      }
    : job;
}

/** The folder in which the commands of a workflow or of a job run. */
function readRunFolder({ defaults }: YamlRecord): string | undefined {
  const run = isRecord(defaults) ? defaults.run : undefined;
  const folder = isRecord(run) ? run['working-directory'] : undefined;
  return isText(folder) ? joinPath('', folder) : undefined;
}

/** The values that an input of a workflow may have, by name. */
function dispatchOptions(document: YamlRecord): YamlRecord {
  const on = document.on ?? document.true;
  const dispatch = isRecord(on) ? on.workflow_dispatch : undefined;
  const inputs = isRecord(dispatch) ? dispatch.inputs : undefined;
  return Object.fromEntries(
    Object.entries(isRecord(inputs) ? inputs : {}).map(([name, input]) => [
      name,
      isRecord(input) ? input.options ?? input.default : undefined,
    ]),
  );
}

/** `${{ matrix.env }}` as the values of the matrix, `${{ a && 'prod' || 'dev' }}` as its texts. */
function resolveExpression(
  text: string,
  job: YamlRecord,
  options: YamlRecord,
): string[] {
  if (!text.includes('${{')) {
    return [text];
  }
  const quoted = [...text.matchAll(/(?:&&|\|\|)\s*'([^']+)'/g)].map(
    match => match[1]!,
  );
  const values = [
    ...text.matchAll(/\b(matrix|inputs)\.([\w-]+)(?:\.([\w-]+))?/g),
  ].flatMap(([, kind, name, field]) => {
    if (kind === 'matrix') {
      return readMatrixValues(job, name!, field);
    }
    const list = [options[name!]].flat(3);
    spend(NODE_EFFORT * list.length);
    return list.filter(isText);
  });
  return [...quoted, ...values];
}

/** Reads a pipeline as one job, but for steps that are named after tests. */
function readBuildkite(document: YamlRecord): Jobs {
  const steps = records(document.steps).flatMap(step =>
    Array.isArray(step.steps) && !isOff(step)
      ? records(step.steps).map(each => ({ ...each, group: step.group }))
      : [step],
  );
  const named = steps.map(
    (step: YamlRecord) =>
      [
        [step.group, step.label ?? step.name].filter(isText).join(' '),
        step,
      ] as const,
  );
  const tests = named.filter(([name]) => isNamedTest(name.toLowerCase()));
  const others = named.filter(each => !tests.includes(each));
  const rest = readYaml({ ...document, steps: others.map(each => each[1]) });
  return {
    ...rest,
    jobs: [
      ...rest.jobs,
      ...tests.map(([name, step]) => toJob(name, { steps: [step] })),
    ],
  };
}

function readBitbucket(document: YamlRecord): Jobs {
  const jobs: Job[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (isRecord(node)) {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'step' && isRecord(value)) {
          const condition = isRecord(value.condition)
            ? value.condition.changesets
            : undefined;
          const named = isText(value.deployment) ? [value.deployment] : [];
          jobs.push(
            toJob(isText(value.name) ? value.name : '', value, {
              environments: named,
              concerns: isRecord(condition)
                ? toFolderFilter(condition.includePaths, condition.excludePaths)
                : undefined,
            }),
          );
        } else if (key !== 'definitions') {
          visit(value);
        }
      }
    }
  };
  visit(document.pipelines);
  return toJobs(jobs);
}

/** Reads jobs and projects of Zuul, and the playbooks that its jobs run. */
function readZuul(document: YamlRecord): Jobs {
  const items = records(document.items);
  const defined = items.map(item => item.job).filter(isRecord);
  const names = new Set(defined.map(job => job.name));
  const started = records(items.map(item => item.project)).flatMap(project => [
    ...[project.templates].flat(),
    ...records(project).flatMap(pipeline => [pipeline.jobs].flat()),
  ]);
  const others = started
    .map(job => (isRecord(job) ? Object.keys(job)[0] : job))
    .filter(isText)
    .filter(name => !names.has(name) && name !== 'noop');
  return toJobs([toJob('', items, { keys: ansibleKeys })], {
    includes: defined
      .flatMap(job => [job.run, job['pre-run'], job['post-run']].flat())
      .filter(isText),
    reused: others.slice(0, 1),
  });
}

function readConcourse(document: YamlRecord): Jobs {
  if (!document.jobs) {
    return toJobs([toJob('', document)]);
  }
  const types = new Map(
    records(document.resources).map(each => [each.name, each.type] as const),
  );
  const includes: string[] = [];
  const jobs = records(document.jobs).map(job => {
    const plan = JSON.stringify(job.plan ?? []);
    for (const [, file] of plan.matchAll(/"file":"([^"]+\.ya?ml)"/g)) {
      includes.push(file!);
    }
    const puts = [
      ...plan.matchAll(/"put":"([^"]+)"(?:,"resource":"([^"]+)")?/g),
    ].map(([, name, resource]) => ({
      uses: `concourse/put-${types.get(resource ?? name) ?? name}`,
    }));
    return toJob(isText(job.name) ? job.name : '', [job.plan, puts]);
  });
  return toJobs(jobs, { includes });
}
