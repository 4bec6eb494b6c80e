import { Command } from './commands';

/** A step of a job, freed from the spelling of its CI system. */
export interface Step {
  /** Names of actions, images, orbs, tasks and templates, without versions. */
  readonly uses: readonly string[];
  readonly commands: readonly Command[];
  /** Whether the job goes on if it fails. */
  readonly isSoft: boolean;
  /** Inputs of the action that it uses. */
  readonly inputs?: YamlRecord;
}

/** A job of a pipeline. */
export interface Job {
  /** In lower case, or empty. */
  readonly name: string;
  /** Its name for people, in lower case. */
  readonly title?: string;
  /** That of its pipeline. */
  readonly pipelineTitle?: string;
  readonly steps: readonly Step[];
  /** Names of environments that it deploys to, as they are written. */
  readonly environments: readonly string[];
  /** Whether it names an environment, which may be known at run time only. */
  readonly hasEnvironment: boolean;
  /** Whether a change in a folder starts it, where its filters say so. */
  readonly concerns?: (folder: string) => boolean;
}

/** Jobs of a pipeline, with the parts of it that are elsewhere. */
export interface Jobs {
  readonly jobs: readonly Job[];
  /** Pipeline definitions of other repositories. */
  readonly reused: readonly string[];
  /** Paths of this repository that the pipeline is put together from. */
  readonly includes: readonly string[];
  /** Workflows of this repository that jobs run, with their inputs. */
  readonly calls?: readonly Call[];
}

/** A workflow of the repository that a job runs. */
export interface Call {
  readonly path: string;
  readonly inputs: YamlRecord;
}

export type YamlRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Returns the objects in a list or among the values of an object. */
export function records(node: unknown): YamlRecord[] {
  if (Array.isArray(node)) {
    return node.filter(isRecord);
  }
  return isRecord(node) ? Object.values(node).filter(isRecord) : [];
}
