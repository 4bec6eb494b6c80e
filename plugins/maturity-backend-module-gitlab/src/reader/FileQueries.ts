import {
  ApiAccount,
  askInBatches,
  toFailure,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ReadResult } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGitlab';
import { FilesAnswer, filesQuery, WantedFiles } from './readerQueries';
import { ListedProject } from './readTrees';

/** Points of complexity that a query may have, with some to spare. */
const POINTS = 235;

interface WantedFile {
  readonly project: ListedProject;
  readonly path: string;
}

/**
 * Reads contents of files. GitLab has changed the rule by which it counts several
 * files in one field, but not the rule for a file in a field of its own. The first
 * form is tried, and the second is used after it was refused.
 */
export class FileQueries {
  #isSingly = false;

  /**
   * Adds the contents of the wanted files to the snapshots.
   *
   * @returns The results of the projects that failed
   */
  async read(
    account: ApiAccount,
    projects: readonly ListedProject[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<ListedProject, ReadResult>> {
    const failures = new Map<ListedProject, ReadResult>();
    let left: readonly WantedFile[] = projects.flatMap(project =>
      project.wanted.map(path => ({ project, path })),
    );
    while (left.length > 0) {
      const count = this.#countFitting(left);
      await askInBatches({
        items: left.slice(0, count),
        size: count,
        signal,
        ask: batch => this.#ask(account, batch, signal),
        onFailure: (batch, error) => {
          const failure = toFailure(error, each =>
            describeFailure(each, account.host),
          );
          batch.forEach(({ project }) => failures.set(project, failure));
        },
      });
      left = left.slice(count);
    }
    return failures;
  }

  async #ask(
    account: ApiAccount,
    files: readonly WantedFile[],
    signal: AbortSignal,
  ): Promise<void> {
    const fields = this.#selectFields(files);
    const { query, variables } = filesQuery(fields.map(([, field]) => field));
    try {
      const { data } = await account.graphql<
        Record<string, FilesAnswer | null>
      >(query, variables, signal);
      fields.forEach(([project], at) => {
        for (const file of data?.[`p${at}`]?.repository?.blobs?.nodes ?? []) {
          // The snapshot lists a file without an answer as unread.
          if (file) {
            project.builder.addContent(
              file.path,
              file.rawTextBlob ?? undefined,
            );
          }
        }
      });
    } catch (error) {
      if (error instanceof TooMuchError && error.isOfSize) {
        this.#isSingly = true;
      }
      throw error;
    }
  }

  #selectFields(
    files: readonly WantedFile[],
  ): readonly (readonly [ListedProject, WantedFiles])[] {
    const fields = files.map(({ project, path }) => ({
      project,
      paths: [path],
    }));
    const together: typeof fields = [];
    for (const field of fields) {
      const last = together[together.length - 1];
      if (!this.#isSingly && last?.project === field.project) {
        last.paths.push(...field.paths);
      } else {
        together.push(field);
      }
    }
    return together.map(({ project, paths }) => [
      project,
      { fullPath: project.fullPath, commit: project.commit, paths },
    ]);
  }

  /** Counts the files that fit into a query, at least one. */
  #countFitting(files: readonly WantedFile[]): number {
    let points = 0;
    let count = 0;
    for (const field of this.#selectFields(files.slice(0, POINTS))) {
      const { paths } = field[1];
      let fitting = paths.length;
      while (fitting > 0 && points + countPoints(fitting) > POINTS) {
        fitting -= 1;
      }
      points += countPoints(fitting);
      count += fitting;
      if (fitting < paths.length) {
        break;
      }
    }
    return Math.max(1, count);
  }
}

/**
 * Complexity of a field with some files, as seen since GitLab 18.4.2: content counts
 * as 25 fields, and each file beyond the first adds a tenth.
 */
function countPoints(files: number): number {
  const share = files > 1 ? files / 10 : 0;
  return files && 3 + (29 + files) * (1 + share);
}
