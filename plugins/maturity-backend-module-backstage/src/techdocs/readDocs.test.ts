import { PluginAnswer } from '../plugins/PortalPlugin';
import { describeAnswer } from '../__testUtils__/entities';
import { observeDocs } from './observeDocs';
import { readDocs } from './readDocs';

const owner = { kind: 'Component', namespace: 'default', name: 'web' };
const { signal } = new AbortController();

const none = "Unable to get metadata for 'component:default/web'";

function read(answer: PluginAnswer) {
  return readDocs({ get: async () => answer }, owner, signal);
}

it('asks by the names as they are written', async () => {
  const get = jest.fn(async () => ({ body: {} }));
  await readDocs({ get }, { ...owner, name: 'a.b_c' }, signal);
  expect(get).toHaveBeenCalledWith(
    '/metadata/techdocs/default/Component/a.b_c',
    signal,
  );
});

it.each([
  [
    'on disk',
    "caused by Error: Unable to read techdocs_metadata.json at /docs/default/component/web/techdocs_metadata.json. Error: Error: ENOENT: no such file or directory, open '/docs'; caused by Error: ENOENT: no such file or directory",
  ],
  [
    'in S3',
    'caused by Error: TechDocs metadata fetch failed; caused by Error: The specified key does not exist.',
  ],
  [
    'in Google Cloud Storage',
    'caused by Error: No such object: docs/default/component/web/techdocs_metadata.json',
  ],
  [
    'in Azure',
    'caused by Error: TechDocs metadata fetch failed; caused by RestError: The specified blob does not exist.',
  ],
  [
    'in Swift',
    'caused by Error: TechDocs metadata fetch failed, The file /rootDir/default/Component/web/techdocs_metadata.json does not exist !',
  ],
])('sees that a file is not there: %s', async (_, cause) => {
  expect(await read({ notFound: `${none}; ${cause}` })).toEqual({
    isBuilt: false,
  });
});

it.each([
  'Error: Access Denied',
  'Error: The specified bucket does not exist',
  'RestError: The specified container does not exist.',
  'Error: EACCES: permission denied',
  'SyntaxError: Unexpected end of JSON input',
  'Error: connect ETIMEDOUT',
])('does not take a store that fails for "never built": %s', async cause => {
  const notFound = `${none}; caused by Error: TechDocs metadata fetch failed; caused by ${cause}`;
  expect(await read({ notFound })).toEqual({
    unknown: `TechDocs could not read its store: ${cause}`,
  });
});

it('does not take an entity that is not found for "never built"', async () => {
  expect(await read({ notFound: none })).toMatchObject({
    unknown: expect.stringContaining('does not find component:default/web'),
  });
});

it.each<[string, unknown, unknown]>([
  ['nothing', {}, { docsBuilt: true }],
  [
    'a commit',
    { etag: 'ABCDEF0', build_timestamp: 0 },
    {
      docsBuilt: true,
      docsBuiltAt: '1970-01-01T00:00:00.000Z',
      docsRevision: 'ABCDEF0',
    },
  ],
  ['the etag of a bucket', { etag: 'NOT/IMPLEMENTED' }, { docsBuilt: true }],
  ['no etag', { etag: '' }, { docsBuilt: true }],
  [
    'values of another type',
    { etag: 5, build_timestamp: 'now' },
    { docsBuilt: true },
  ],
  ['a time that is none', { build_timestamp: 1e300 }, { docsBuilt: true }],
])('reads metadata with %s', async (_, body, expected) => {
  const facts = observeDocs(await read({ body }), { evidence: [] });
  expect(describeAnswer({ facts })).toEqual({
    docsBuiltAt: 'unknown: the pages do not tell when they were built',
    docsRevision:
      'unknown: the pages do not tell the commit that they were built from',
    ...(expected as object),
  });
});

it('does not know an answer of another form', async () => {
  expect(await read({ body: 'pages' })).toEqual({
    unknown: 'the TechDocs plugin answered in a form that is not known',
  });
});
