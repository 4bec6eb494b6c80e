import {
  ApiAccount,
  Connection,
  GraphqlQuery,
  GraphqlQueryBuilder,
  readNodes,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ReadResult } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ListedProject, selectRepository } from './readTrees';

/** Points of complexity that a query may have, with some to spare. */
const POINTS = 235;

/** The contents of the wanted files of a project; text is null for a binary file. */
interface FilesAnswer {
  readonly repository?: {
    readonly blobs?: Connection<{
      readonly path: string;
      readonly rawTextBlob?: string | null;
    }> | null;
  } | null;
}

/** Files of a project that are asked for in one field. */
interface FilesField {
  readonly project: ListedProject;
  readonly paths: string[];
}

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
      await account.askInBatches({
        items: left.slice(0, count),
        size: count,
        signal,
        ask: batch => this.#ask(account, batch, signal),
        onFailure: (batch, failure) =>
          batch.forEach(({ project }) => failures.set(project, failure)),
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
    const fields = this.#groupByField(files);
    try {
      const { data } = await account.graphql<
        Record<string, FilesAnswer | null>
      >(filesQuery(fields), signal);
      fields.forEach(({ project }, at) => {
        // The snapshot lists a file without an answer as unread.
        for (const file of readNodes(data?.[`p${at}`]?.repository?.blobs)) {
          project.builder.addContent(file.path, file.rawTextBlob ?? undefined);
        }
      });
    } catch (error) {
      if (error instanceof TooMuchError && error.isOfSize) {
        this.#isSingly = true;
      }
      throw error;
    }
  }

  #groupByField(files: readonly WantedFile[]): readonly FilesField[] {
    const fields: FilesField[] = [];
    for (const { project, path } of files) {
      const last = fields[fields.length - 1];
      if (!this.#isSingly && last?.project === project) {
        last.paths.push(path);
      } else {
        fields.push({ project, paths: [path] });
      }
    }
    return fields;
  }

  /** Counts the files that fit into a query, at least one. */
  #countFitting(files: readonly WantedFile[]): number {
    let points = 0;
    let count = 0;
    for (const { paths } of this.#groupByField(files.slice(0, POINTS))) {
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

/** Asks for the contents of files of several projects. */
function filesQuery(fields: readonly FilesField[]): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  return builder.build(
    fields.map(({ project, paths }, at) => {
      const ref = builder.declare(`commit${at}`, 'String!', project.commit);
      const names = builder.declare(`paths${at}`, '[String!]!', paths);
      const first = builder.declare(`first${at}`, 'Int', paths.length);
      return selectRepository(
        builder,
        at,
        project.fullPath,
        `blobs(ref: ${ref}, paths: ${names}, first: ${first}) {
      nodes { path rawTextBlob }
    }`,
      );
    }),
  );
}
