import { AliasedQuery } from '../query/repositoryQuery';

interface Slug {
  readonly owner: string;
  readonly name: string;
}

/** The commit of a ref of each repository; of the default branch where none is named. */
export function headsQuery(
  repositories: readonly (Slug & { readonly ref?: string })[],
): AliasedQuery {
  const variables: Record<string, string> = {};
  const parameters: string[] = [];
  const selections = repositories.map(({ owner, name, ref }, index) => {
    variables[`o${index}`] = owner;
    variables[`n${index}`] = name;
    variables[`e${index}`] = ref ?? 'HEAD';
    parameters.push(
      `$o${index}: String!`,
      `$n${index}: String!`,
      `$e${index}: String!`,
    );
    return `r${index}: repository(owner: $o${index}, name: $n${index}) {
    isEmpty
    head: object(expression: $e${index}) { oid }
  }`;
  });
  return {
    variables,
    query: `query (${parameters.join(', ')}) {
  ${selections.join('\n  ')}
}`,
  };
}

/** What is answered for each alias of `headsQuery`. */
export interface HeadAnswer {
  readonly isEmpty: boolean;
  readonly head?: { readonly oid: string } | null;
}

/** A file whose content is asked for, by its id in git. */
export interface WantedBlob extends Slug {
  readonly oid: string;
}

/** The content of files of several repositories, `b0`, `b1` and so on. */
export function blobsQuery(blobs: readonly WantedBlob[]): AliasedQuery {
  const variables: Record<string, string> = {};
  const parameters: string[] = [];
  const byRepository = new Map<string, { slug: Slug; fields: string[] }>();
  blobs.forEach(({ owner, name, oid }, index) => {
    const key = `${owner}/${name}`;
    const repository = byRepository.get(key) ?? {
      slug: { owner, name },
      fields: [],
    };
    byRepository.set(key, repository);
    variables[`i${index}`] = oid;
    parameters.push(`$i${index}: GitObjectID!`);
    repository.fields.push(
      `b${index}: object(oid: $i${index}) { ... on Blob { text isTruncated } }`,
    );
  });
  const selections = [...byRepository.values()].map(({ slug, fields }, at) => {
    variables[`o${at}`] = slug.owner;
    variables[`n${at}`] = slug.name;
    parameters.push(`$o${at}: String!`, `$n${at}: String!`);
    return `r${at}: repository(owner: $o${at}, name: $n${at}) {
    ${fields.join('\n    ')}
  }`;
  });
  return {
    variables,
    query: `query (${parameters.join(', ')}) {
  ${selections.join('\n  ')}
}`,
  };
}

/** What is answered for each alias of `blobsQuery`; text is null for what is binary. */
export interface BlobAnswer {
  readonly text?: string | null;
  readonly isTruncated?: boolean;
}
