import { isRecord, isText, Job, Jobs } from './Job';
import { isSoft, readSteps } from './readSteps';

/** Jobs that reuse and include nothing, unless said otherwise. */
export function toJobs(jobs: readonly Job[], change: Partial<Jobs> = {}): Jobs {
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
    readonly title?: unknown;
    readonly pipelineTitle?: unknown;
  } = {},
): Job {
  const environments = options.environments ?? [];
  const soft = isRecord(node) && isSoft(node);
  return {
    name: name.toLowerCase(),
    title: toLower(options.title),
    pipelineTitle: toLower(options.pipelineTitle),
    steps: readSteps(node, options).map(step =>
      soft ? { ...step, isSoft: true } : step,
    ),
    environments,
    hasEnvironment: options.hasEnvironment ?? environments.length > 0,
    concerns: options.concerns,
  };
}

function toLower(text: unknown): string | undefined {
  return isText(text) ? text.toLowerCase() : undefined;
}

/** Inputs of a shared part that are named after environments. */
export function readEnvironmentInputs(inputs: unknown): readonly string[] {
  return Object.entries(isRecord(inputs) ? inputs : {})
    .filter(([key]) =>
      /^(?:\w+[-_])?env(?:ironment)?(?:[-_]?name)?$/i.test(key),
    )
    .map(([, value]) => value)
    .filter(isText);
}
