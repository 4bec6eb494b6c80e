import { NODE_EFFORT, spend } from './effort';
import { isRecord, isText, Jobs, records, YamlRecord } from './Job';
import { isOff, toName } from './readSteps';
import { toJob, toJobs } from './toJob';

/** Reads the jobs that workflows of CircleCI start, with the commands and orbs that they use. */
export function readCircleci(document: YamlRecord): Jobs {
  const defined = isRecord(document.jobs) ? document.jobs : {};
  const commands = isRecord(document.commands) ? document.commands : {};
  const orbs = isRecord(document.orbs) ? document.orbs : {};
  const executors = isRecord(document.executors) ? document.executors : {};
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
        readExecutor(body, executors),
        parameters['pre-steps'],
        parameters['post-steps'],
      ],
      { environments, hasEnvironment: false },
    );
  });
  return toJobs(jobs);
}

/** The image that the executor of a job names, with the first of its images. */
function readExecutor(job: unknown, executors: YamlRecord): unknown {
  const given = isRecord(job) ? job.executor : undefined;
  const name = isRecord(given) ? given.name : given;
  const executor = isText(name) ? executors[name] : undefined;
  return isRecord(executor) ? [executor.docker].flat()[0] : undefined;
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
