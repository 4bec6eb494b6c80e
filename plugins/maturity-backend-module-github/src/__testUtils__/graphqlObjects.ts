import { FakeRepository, toCommitId, toObjectId } from './FakeRepository';
import { Resolvers } from './graphqlValues';

type Files = readonly (readonly [path: string, content: string | Uint8Array])[];

/** Resolves an object by `HEAD:path`, by branch, or by id. */
export function resolveObject(
  repository: FakeRepository,
  expression: string,
): Resolvers | null {
  const { files = {}, branch = 'main', empty } = repository;
  if (empty) {
    return null;
  }
  const all = Object.entries(files);
  const oid = toCommitId(repository);
  if ([branch, 'HEAD', oid].includes(expression)) {
    return { __typename: 'Commit', oid, tree: resolveTree(all) };
  }
  const path = /^HEAD:(.*)$/.exec(expression)?.[1];
  if (path !== undefined) {
    const file = files[path];
    return file === undefined ? findTree(all, path) : resolveBlob(file);
  }
  const found = all.find(
    ([, content]) => toObjectId('blob', content) === expression,
  );
  return found
    ? resolveBlob(found[1])
    : listFolders(all)
        .map(folder => findTree(all, folder))
        .find(tree => tree?.oid === expression) ?? null;
}

/** All folders of a repository. */
function listFolders(files: Files): string[] {
  const folders = files.flatMap(([path]) =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, at, names) => names.slice(0, at + 1).join('/')),
  );
  return [...new Set(folders)];
}

function findTree(files: Files, folder: string): Resolvers | null {
  const inside = files
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(
      ([path, content]) => [path.slice(folder.length + 1), content] as const,
    );
  return inside.length ? resolveTree(inside) : null;
}

function resolveTree(files: Files): Resolvers {
  const names = new Set(files.map(([path]) => path.split('/')[0]!));
  const content = new Map(files);
  const entries = [...names].map((name): Resolvers => {
    const file = content.get(name);
    if (file !== undefined) {
      const oid = toObjectId('blob', file);
      const size = Buffer.from(file).length;
      return { name, type: 'blob', mode: 0o100644, oid, size, object: null };
    }
    const tree = findTree(files, name);
    const { oid } = tree!;
    return { name, type: 'tree', mode: 0o40000, oid, size: 0, object: tree };
  });
  const listed = entries.map(({ name, oid }) => [name, oid]);
  const oid = toObjectId('tree', JSON.stringify(listed));
  return { __typename: 'Tree', oid, entries };
}

function resolveBlob(content: string | Uint8Array): Resolvers {
  const bytes = Buffer.from(content);
  const isBinary = bytes.includes(0);
  return {
    __typename: 'Blob',
    oid: toObjectId('blob', content),
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString('utf8'),
  };
}
