import { toBlobId, toCommitId } from './FakeRepository';
import { NOT_FOUND, RestRoutes } from './restReplies';

/** Trees and contents. */
export const fileRoutes: RestRoutes = {
  '/git/trees/{sha}': (repository, { groups, query }) => {
    const { files = {}, links = [] } = repository;
    if (groups.sha !== toCommitId(repository)) {
      return { status: 400, message: `sha not found [${groups.sha}]` };
    }
    const blobs = Object.entries(files).map(([path, content]) => ({
      path,
      mode: links.includes(path) ? '120000' : '100644',
      type: 'blob',
      sha: toBlobId(content),
      size: Buffer.from(content).length,
    }));
    const folders = new Set(
      Object.keys(files).flatMap(path =>
        path.includes('/') ? path.split('/')[0]! : [],
      ),
    );
    const root = [
      ...blobs.filter(({ path }) => !path.includes('/')),
      ...[...folders].map(path => ({
        path,
        mode: '040000',
        type: 'tree',
        sha: toBlobId(path),
        size: 0,
      })),
    ];
    const all = query.get('recursive') === 'true' ? blobs : root;
    const size = Math.min(1_000, Number(query.get('per_page') ?? 1_000));
    const page = Number(query.get('page') ?? 1);
    return {
      status: 200,
      body: {
        sha: groups.sha,
        page,
        total_count: all.length,
        truncated: page * size < all.length,
        tree: all.slice((page - 1) * size, page * size),
      },
    };
  },
  '/git/blobs/{sha}': ({ files = {} }, { groups }) => {
    const content = Object.values(files).find(
      each => toBlobId(each) === groups.sha,
    );
    return content === undefined
      ? NOT_FOUND
      : {
          status: 200,
          body: {
            sha: groups.sha,
            size: Buffer.from(content).length,
            encoding: 'base64',
            content: Buffer.from(content).toString('base64'),
          },
        };
  },
  '/contents/{filepath}': ({ files = {} }, { groups }) => {
    const content = files[groups.filepath!];
    return content === undefined
      ? NOT_FOUND
      : {
          status: 200,
          body: {
            type: 'file',
            path: groups.filepath,
            sha: toBlobId(content),
            size: Buffer.from(content).length,
            encoding: 'base64',
            content: Buffer.from(content).toString('base64'),
          },
        };
  },
};
