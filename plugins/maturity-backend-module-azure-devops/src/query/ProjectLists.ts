import { SharedAnswers } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { AzureLocation } from '../locate/azureLocation';

/** A project of an organization or collection. */
export type ProjectLocation = Pick<AzureLocation, 'collection' | 'project'>;

/** A branch of all repositories of a project, or of one. */
export interface BranchTarget {
  /** Id or name. */
  readonly project: string;
  /** In full: `refs/heads/main`. */
  readonly branch: string;
  readonly repositoryId?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Lists of projects. Their repositories share them: each is read once in five minutes,
 * however many batches the repositories are collected in.
 */
export class ProjectLists {
  readonly #answers: SharedAnswers<unknown>;

  /** @param now - Returns milliseconds since 1970. */
  constructor(now: () => number) {
    this.#answers = new SharedAnswers({
      isComplete: answer => !('unknown' in Object(answer)),
      now,
    });
  }

  /**
   * Returns a list of a project.
   *
   * @param name - Tells it from the other lists, which have other types.
   * @throws the reason of the signal once it is aborted, or whatever kept the list from
   * being read
   */
  async get<T>(
    { collection, project }: ProjectLocation,
    name: string,
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const id = JSON.stringify([collection, project.toLowerCase(), name]);
    return (await this.#answers.get(id, signal, ask)) as T;
  }

  /** Has everybody ask again from now on: something changed. */
  clear(): void {
    this.#answers.clear();
  }
}
