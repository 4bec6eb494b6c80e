import {
  failureOf,
  inParts,
  ReadResult,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';
import { GitlabAccount } from '../client/GitlabAccount';
import { FilesAnswer, filesQuery, WantedFiles } from './readerQueries';
import { ListedProject } from './readTrees';

/** Points of complexity that a query may have, with some to spare. */
const POINTS = 235;

interface WantedFile {
  readonly project: ListedProject;
  readonly path: string;
}

/**
 * How contents are asked for. GitLab counts several files in one field by a rule
 * that it has changed, and each file in a field of its own by the same one ever
 * since: the first is tried, and the second taken where it is refused.
 */
export class FileQueries {
  #isSingly = false;

  /**
   * Adds the contents of the files that are wanted to what is built.
   *
   * @returns What to answer for the projects whose files could not be read
   */
  async read(
    account: GitlabAccount,
    projects: readonly ListedProject[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<ListedProject, ReadResult>> {
    const failures = new Map<ListedProject, ReadResult>();
    let left: readonly WantedFile[] = projects.flatMap(project =>
      project.wanted.map(path => ({ project, path })),
    );
    while (left.length > 0) {
      const count = this.#countOf(left);
      await inParts({
        items: left.slice(0, count),
        size: count,
        signal,
        ask: part => this.#ask(account, part, signal),
        onFailure: (part, error) => {
          const failure = failureOf(error, each =>
            describeFailure(each, account.host),
          );
          part.forEach(({ project }) => failures.set(project, failure));
        },
      });
      left = left.slice(count);
    }
    return failures;
  }

  async #ask(
    account: GitlabAccount,
    files: readonly WantedFile[],
    signal: AbortSignal,
  ): Promise<void> {
    const fields = this.#fieldsOf(files);
    const { query, variables } = filesQuery(fields.map(([, field]) => field));
    try {
      const { data } = await account.graphql<
        Record<string, FilesAnswer | null>
      >(query, variables, signal);
      fields.forEach(([project], at) => {
        for (const file of data?.[`p${at}`]?.repository?.blobs?.nodes ?? []) {
          // What is missing is said by the snapshot: it could not be read.
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

  #fieldsOf(
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

  /** How many of the files fit into a query, at least one. */
  #countOf(files: readonly WantedFile[]): number {
    let points = 0;
    let count = 0;
    for (const field of this.#fieldsOf(files.slice(0, POINTS))) {
      const { paths } = field[1];
      let fitting = paths.length;
      while (fitting > 0 && points + pointsOf(fitting) > POINTS) {
        fitting -= 1;
      }
      points += pointsOf(fitting);
      count += fitting;
      if (fitting < paths.length) {
        break;
      }
    }
    return Math.max(1, count);
  }
}

/**
 * What a field with so many files counts, as seen since GitLab 18.4.2: content
 * counts as 25 fields, and each file beyond the first adds a tenth.
 */
function pointsOf(files: number): number {
  const share = files > 1 ? files / 10 : 0;
  return files && 3 + (29 + files) * (1 + share);
}
