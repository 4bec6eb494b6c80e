/** Selection on `Project`: the commit of a ref, of the default branch if none is named. */
export function headFields(hasRef: boolean): string {
  return `
      head_repository: repository {
        empty
        rootRef
        tree${hasRef ? '(ref: $ref)' : ''} { lastCommit { sha } }
      }`;
}

/** The answer to it; nothing if the token may not read code. */
export interface HeadAnswer {
  readonly id: string;
  readonly fullPath: string;
  readonly head_repository?: {
    readonly empty: boolean;
    readonly rootRef?: string | null;
    readonly tree?: {
      readonly lastCommit?: { readonly sha: string } | null;
    } | null;
  } | null;
}

/** A page of the files of a commit. */
export interface TreePage {
  readonly fullPath: string;
  readonly commit: string;
  readonly after?: string;
}

/** A query of several projects, `p0`, `p1` and so on. */
export interface AliasedQuery {
  readonly query: string;
  readonly variables: Readonly<
    Record<string, string | number | string[] | null>
  >;
}

/** Asks for a page of files of several projects. */
export function treesQuery(pages: readonly TreePage[]): AliasedQuery {
  return aliased(
    pages.map(({ fullPath, commit, after }) => ({
      fullPath,
      variables: {
        commit: ['String!', commit],
        after: ['String', after ?? null],
      },
    })),
    at => `paginatedTree(recursive: true, ref: $commit${at}, after: $after${at}) {
        pageInfo { hasNextPage endCursor }
        nodes { blobs { nodes { path mode } } }
      }`,
  );
}

/** The answer for each alias of `treesQuery`. */
export interface TreeAnswer {
  readonly repository?: {
    readonly paginatedTree?: {
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly endCursor?: string | null;
      };
      readonly nodes?:
        | readonly ({
            readonly blobs: {
              readonly nodes?:
                | readonly ({
                    readonly path: string;
                    readonly mode?: string | null;
                  } | null)[]
                | null;
            };
          } | null)[]
        | null;
    } | null;
  } | null;
}

/** Files of a commit whose contents are asked for. */
export interface WantedFiles {
  readonly fullPath: string;
  readonly commit: string;
  readonly paths: readonly string[];
}

/** Asks for the contents of files of several projects. */
export function filesQuery(wanted: readonly WantedFiles[]): AliasedQuery {
  return aliased(
    wanted.map(({ fullPath, commit, paths }) => ({
      fullPath,
      variables: {
        commit: ['String!', commit],
        paths: ['[String!]!', [...paths]],
        first: ['Int', paths.length],
      },
    })),
    at => `blobs(ref: $commit${at}, paths: $paths${at}, first: $first${at}) {
        nodes { path rawTextBlob }
      }`,
  );
}

/** The answer for each alias of `filesQuery`; text is null for a binary file. */
export interface FilesAnswer {
  readonly repository?: {
    readonly blobs?: {
      readonly nodes?:
        | readonly ({
            readonly path: string;
            readonly rawTextBlob?: string | null;
          } | null)[]
        | null;
    } | null;
  } | null;
}

type Value = string | number | string[] | null;

/** Names and paths are variables, so that they are never read as a query. */
function aliased(
  projects: readonly {
    readonly fullPath: string;
    readonly variables: Readonly<
      Record<string, readonly [string, Value] | (string | Value)[]>
    >;
  }[],
  fields: (at: number) => string,
): AliasedQuery {
  const values: Record<string, Value> = {};
  const parameters: string[] = [];
  const selections = projects.map(({ fullPath, variables }, at) => {
    values[`path${at}`] = fullPath;
    parameters.push(`$path${at}: ID!`);
    for (const [name, [type, value]] of Object.entries(variables)) {
      values[`${name}${at}`] = value as Value;
      parameters.push(`$${name}${at}: ${type}`);
    }
    return `p${at}: project(fullPath: $path${at}) {
    repository {
      ${fields(at)}
    }
  }`;
  });
  return {
    variables: values,
    query: `query (${parameters.join(', ')}) {
  ${selections.join('\n  ')}
}`,
  };
}
