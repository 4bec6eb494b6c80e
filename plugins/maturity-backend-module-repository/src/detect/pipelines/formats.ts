import { NODE_EFFORT, spend } from './effort';
import { isRecord, isText, Job, Jobs, records, YamlRecord } from './Job';
import { readGitlab } from './gitlab';
import { toFolderFilter } from './pathFilters';
import {
  ansibleKeys,
  githubKeys,
  isOff,
  isSoft,
  precommitKeys,
  readSteps,
  toName,
} from './readSteps';

/** How a pipeline file is read. */
export type PipelineFormat =
  | 'github'
  | 'gitlab'
  | 'circleci'
  | 'azure'
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
  concourse: readConcourse,
  precommit: document =>
    toJobs([toJob('', document.repos, { keys: precommitKeys })]),
  zuul: readZuul,
  yaml: readYaml,
};

function toJobs(jobs: readonly Job[], change: Partial<Jobs> = {}): Jobs {
  return { jobs, reused: [], includes: [], ...change };
}

/** Reads one part of a document as a job. */
export function toJob(
  name: string,
  node: unknown,
  options: Parameters<typeof readSteps>[1] & {
    readonly environments?: readonly string[];
    readonly hasEnvironment?: boolean;
    readonly concerns?: Job['concerns'];
  } = {},
): Job {
  const environments = options.environments ?? [];
  const soft = isRecord(node) && isSoft(node);
  return {
    name: name.toLowerCase(),
    steps: readSteps(node, options).map(step =>
      soft ? { ...step, isSoft: true } : step,
    ),
    environments,
    hasEnvironment: options.hasEnvironment ?? environments.length > 0,
    concerns: options.concerns,
  };
}

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
  return toJobs([toJob('', document, { concerns })]);
}

function readGithub(document: YamlRecord): Jobs {
  const options = dispatchOptions(document);
  const reused: string[] = [];
  const includes: string[] = [];
  const jobs = isRecord(document.jobs)
    ? Object.entries(document.jobs).flatMap(([name, job]) => {
        if (!isRecord(job) || isOff(job)) {
          return [];
        }
        if (isText(job.uses)) {
          (job.uses.startsWith('./') ? includes : reused).push(job.uses);
        }
        const named = isRecord(job.environment)
          ? job.environment.name
          : job.environment;
        const texts = isText(named)
          ? [named]
          : readEnvironmentInputs(job.with).slice(0, 1);
        return [
          toJob(name, job, {
            keys: githubKeys,
            environments: texts.flatMap(text =>
              resolveExpression(text, job, options),
            ),
            hasEnvironment: texts.length > 0,
          }),
        ];
      })
    : [];
  if (isRecord(document.runs)) {
    jobs.push(toJob('', document.runs, { keys: githubKeys }));
  }
  return { jobs, reused, includes };
}

/** Inputs of a shared part that are named after environments. */
function readEnvironmentInputs(inputs: unknown): readonly string[] {
  return Object.entries(isRecord(inputs) ? inputs : {})
    .filter(([key]) =>
      /^(?:\w+[-_])?env(?:ironment)?(?:[-_]?name)?$/i.test(key),
    )
    .map(([, value]) => value)
    .filter(isText);
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
  const strategy = isRecord(job.strategy) ? job.strategy : {};
  const matrix = isRecord(strategy.matrix) ? strategy.matrix : {};
  const quoted = [...text.matchAll(/(?:&&|\|\|)\s*'([^']+)'/g)].map(
    match => match[1]!,
  );
  const values = [
    ...text.matchAll(/\b(matrix|inputs)\.([\w-]+)(?:\.([\w-]+))?/g),
  ].flatMap(([, kind, name, field]) => {
    const list =
      kind === 'inputs'
        ? options[name!]
        : [matrix[name!], ...records(matrix.include).map(each => each[name!])];
    const flat = [list].flat(3);
    spend(NODE_EFFORT * flat.length);
    return flat
      .map(each => (field && isRecord(each) ? each[field] : each))
      .filter(isText);
  });
  return [...quoted, ...values];
}

function readCircleci(document: YamlRecord): Jobs {
  const defined = isRecord(document.jobs) ? document.jobs : {};
  const commands = isRecord(document.commands) ? document.commands : {};
  const orbs = isRecord(document.orbs) ? document.orbs : {};
  const started: (readonly [string, unknown])[] = isRecord(document.workflows)
    ? records(document.workflows).flatMap(workflow =>
        isOff(workflow) ? [] : [workflow.jobs].flat().flatMap(toEntries),
      )
    : Object.keys(defined).map(name => [name, {}]);
  const jobs = started.map(([name, given]) => {
    const [orb, part] = name.split('/');
    const source = orbs[orb!];
    const uses =
      part && isText(source) ? `${toName(source)}/${part}` : undefined;
    const parameters = isRecord(given) ? given : {};
    const body = defined[name];
    const environments = Object.entries(parameters)
      .filter(([key]) =>
        /^(?:env|environment|stage|env_name|context)$/.test(key),
      )
      .flatMap(([, value]) => [value].flat())
      .filter(isText);
    return toJob(
      isText(parameters.name) ? parameters.name : name,
      [
        uses ? { uses } : expandCommands(body, commands, orbs),
        parameters['pre-steps'],
        parameters['post-steps'],
      ],
      { environments, hasEnvironment: false },
    );
  });
  return toJobs(jobs);
}

/** A job or a step of CircleCI is a name, or has its parameters below it. */
function toEntries(item: unknown): (readonly [string, unknown])[] {
  if (isText(item)) {
    return [[item, undefined]];
  }
  return isRecord(item) ? Object.entries(item) : [];
}

/** Puts the steps of commands and the sources of orbs in their place. */
function expandCommands(
  node: unknown,
  commands: YamlRecord,
  orbs: YamlRecord,
  depth = 0,
): unknown {
  const expand = (name: string, given: unknown): unknown => {
    const [orb, part] = name.split('/');
    const source = orbs[orb!];
    if (part && isText(source)) {
      return [{ uses: `${toName(source)}/${part}` }, given];
    }
    if (name in commands && depth < 4) {
      return expandCommands(commands[name], commands, orbs, depth + 1);
    }
    return isRecord(given) ? { [name]: given } : undefined;
  };
  if (!isRecord(node)) {
    return node;
  }
  spend(NODE_EFFORT * [node.steps].flat().length);
  const steps = [node.steps]
    .flat()
    .flatMap(toEntries)
    .map(([name, given]) => {
      if (name === 'when' || name === 'unless') {
        return isRecord(given) && given.condition !== false
          ? expandCommands(given, commands, orbs, depth + 1)
          : undefined;
      }
      if (name === 'run') {
        return isText(given) ? { run: given } : given;
      }
      return expand(name, given);
    });
  return { ...node, when: undefined, steps };
}

function readAzure(document: YamlRecord): Jobs {
  const jobs: Job[] = [];
  const includes: string[] = [];
  const trigger = isRecord(document.trigger) ? document.trigger.paths : {};
  const concerns = isRecord(trigger)
    ? toFolderFilter(trigger.include, trigger.exclude)
    : undefined;
  const repositories = new Map(
    records(
      isRecord(document.resources)
        ? document.resources.repositories
        : undefined,
    ).map(({ repository, name }) => [repository, name] as const),
  );
  const reused: string[] = [];
  const visit = (node: unknown): void => {
    spend(NODE_EFFORT);
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (isRecord(node) && !isOff(node)) {
      if (isText(node.template)) {
        const [path = '', alias] = node.template.split('@');
        if (!alias || alias === 'self') {
          includes.push(path);
        } else {
          const name = repositories.get(alias);
          reused.push(isText(name) ? name : node.template);
        }
        const environments = readEnvironmentInputs(node.parameters);
        if (environments.length) {
          jobs.push(toJob('', [], { environments }));
        }
      }
      const name = node.deployment ?? node.job;
      if (isText(name) || Array.isArray(node.steps)) {
        const environment = isRecord(node.environment)
          ? node.environment.name
          : node.environment;
        const hasEnvironment = isText(node.deployment) && isText(environment);
        jobs.push(
          toJob(
            isText(name) ? name : '',
            { ...node, deployment: undefined, job: undefined },
            {
              environments: hasEnvironment ? [environment.split('.')[0]!] : [],
              concerns,
            },
          ),
        );
        for (const each of [node.steps, node.strategy]) visit(each);
      } else {
        Object.values(node).forEach(visit);
      }
    }
  };
  visit(document);
  return { jobs, reused: [...new Set(reused)], includes };
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
