import { limits } from '../__testUtils__/repositories';
import { ReadLimits } from './RepositoryReader';
import { SnapshotBuilder } from './SnapshotBuilder';

function builderWith(change: Partial<ReadLimits> = {}) {
  return new SnapshotBuilder({
    root: 'https://ada:secret@github.com/acme/shop',
    wants: path => path.endsWith('.yaml'),
    limits: { ...limits, ...change },
  });
}

describe('SnapshotBuilder', () => {
  it.each([
    ['a.yaml', true, true],
    ['sub/a.yaml', true, true],
    ['README.md', true, false],
    ['', false, false],
    ['folder.yaml/', false, false],
    ['.git/a.yaml', false, false],
    ['.github/a.yaml', true, true],
    ['node_modules/x/a.yaml', false, false],
    ['sub/node_modules/a.yaml', false, false],
  ])('of %j: listed %s, read %s', (path, isListed, isRead) => {
    const builder = builderWith();
    expect(builder.list({ path })).toBe(isRead);
    // A reader may learn of the same file twice.
    expect(builder.list({ path })).toBe(isRead);
    expect(builder.build()).toMatchObject({
      snapshot: { files: isListed ? [path] : [] },
    });
  });

  it('lists a link, and does not have it read', () => {
    const builder = builderWith();
    expect(builder.list({ path: 'a.yaml', isLink: true })).toBe(false);
    expect(builder.build()).toMatchObject({
      snapshot: { files: ['a.yaml'], unread: new Map() },
    });
  });

  it('lets the event loop go on while it lists many files', async () => {
    const builder = builderWith({ files: 100_000, contents: 100_000 });
    const files = Array.from({ length: 50_000 }, (_, index) => ({
      path: `${'folder/'.repeat(20)}${index}.${index % 2 ? 'yaml' : 'md'}`,
    }));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const wanted = await builder.listAll(files);
    clearInterval(timer);
    expect(wanted).toEqual(files.filter(({ path }) => /yaml$/.test(path)));
    expect(turns).toBeGreaterThan(2);
  });

  it('looks at no path that is longer than any file system takes', () => {
    const builder = builderWith();
    builder.list({ path: `${'a'.repeat(4_100)}.yaml` });
    expect(builder.build()).toMatchObject({ snapshot: { files: [] } });
  });

  it('leaves files unread beyond the bytes of all, each kind by its share', () => {
    const builder = new SnapshotBuilder({
      root: 'https://github.com/acme/shop',
      wants: path => (path.endsWith('.yaml') ? 0.5 : 1),
      limits: { ...limits, totalSize: 10 },
    });
    expect(builder.list({ path: 'a.yaml', size: 4 })).toBe(true);
    expect(builder.list({ path: 'b.yaml', size: 2 })).toBe(false);
    expect(builder.list({ path: 'Makefile', size: 5 })).toBe(true);
    // The size of these is known only once they are read.
    expect(builder.list({ path: 'justfile' })).toBe(true);
    expect(builder.list({ path: 'Taskfile' })).toBe(true);
    builder.addContent('a.yaml', 'a: 1');
    builder.addContent('Makefile', 'all:\n');
    builder.addContent('justfile', 'a');
    builder.addContent('Taskfile', 'b');
    expect(builder.build()).toMatchObject({
      snapshot: {
        contents: new Map([
          ['a.yaml', 'a: 1'],
          ['Makefile', 'all:\n'],
          ['justfile', 'a'],
        ]),
        unread: new Map([
          [
            'b.yaml',
            'the repository has more than 5 bytes to look into, by the limit at maturity.sources.repository.limits.totalSize',
          ],
          [
            'Taskfile',
            'the repository has more than 10 bytes to look into, by the limit at maturity.sources.repository.limits.totalSize',
          ],
        ]),
      },
    });
  });

  it('keeps text, and says of each other wanted file why it was not read', () => {
    const builder = builderWith({ contents: 6, fileSize: 4 });
    builder.list({ path: 'listed-large.yaml', size: 5 });
    const read = [
      ['bytes.yaml', new TextEncoder().encode('ä: 1'.slice(0, 3))],
      ['string.yaml', 'b: 1'],
      ['large.yaml', 'ä: 1'],
      ['nul.yaml', 'a\0b'],
      ['binary.yaml', undefined],
    ] as const;
    for (const [path, content] of read) {
      expect(builder.list({ path })).toBe(true);
      builder.addContent(path, content);
    }
    expect(builder.list({ path: 'lost.yaml', size: 4 })).toBe(true);
    expect(builder.list({ path: 'beyond.yaml' })).toBe(false);
    expect(builder.build({ commit: 'c', etag: 'e' })).toEqual({
      snapshot: {
        files: [
          'listed-large.yaml',
          ...read.map(([path]) => path),
          'lost.yaml',
          'beyond.yaml',
        ],
        contents: new Map([
          ['bytes.yaml', 'ä: '],
          ['string.yaml', 'b: 1'],
        ]),
        unread: new Map([
          [
            'listed-large.yaml',
            'listed-large.yaml is larger than 4 bytes, the limit at maturity.sources.repository.limits.fileSize',
          ],
          [
            'large.yaml',
            'large.yaml is larger than 4 bytes, the limit at maturity.sources.repository.limits.fileSize',
          ],
          ['nul.yaml', 'nul.yaml is not text in UTF-8'],
          ['binary.yaml', 'binary.yaml is not text in UTF-8'],
          ['lost.yaml', 'lost.yaml could not be read'],
          [
            'beyond.yaml',
            'the repository has more than 6 files to look into, by the limit at maturity.sources.repository.limits.contents',
          ],
        ]),
        commit: 'c',
        etag: 'e',
      },
    });
  });

  it('leaves room for files that are wanted more', () => {
    const builder = new SnapshotBuilder({
      root: 'https://github.com/acme/shop',
      wants: path => (path.endsWith('.json') ? 0.5 : 1),
      limits: { ...limits, contents: 4 },
    });
    const read = ['a.json', 'b.json', 'c.json', 'd.yaml', 'e.yaml', 'f.yaml'];
    expect(read.filter(path => builder.list({ path }))).toEqual([
      'a.json',
      'b.json',
      'd.yaml',
      'e.yaml',
    ]);
    const result = builder.build();
    expect('snapshot' in result && result.snapshot.unread.get('c.json')).toBe(
      'the repository has more than 2 files to look into, by the limit at maturity.sources.repository.limits.contents',
    );
  });

  it('knows the content of an empty file without reading it', () => {
    const builder = builderWith({ contents: 1 });
    expect(builder.list({ path: 'empty.yaml', size: 0 })).toBe(false);
    expect(builder.list({ path: 'full.yaml', size: 1 })).toBe(true);
    expect(builder.build()).toMatchObject({
      snapshot: { contents: new Map([['empty.yaml', '']]) },
    });
  });

  it('lists beyond the limit of files those of the root and those to look into', () => {
    const builder = builderWith({ files: 2, contents: 3 });
    builder.list({ path: 'src/a' });
    builder.list({ path: 'src/b' });
    builder.list({ path: 'src/b' });
    expect(builder.isOver).toBe(false);
    expect(builder.list({ path: 'src/c' })).toBe(false);
    expect(builder.isOver).toBe(true);
    expect(builder.list({ path: 'README.md' })).toBe(false);
    expect(builder.list({ path: 'src/d.yaml', size: 1 })).toBe(true);
    builder.addContent('src/d.yaml', 'd');
    expect(builder.list({ path: 'e.yaml', size: 0 })).toBe(false);
    // So many files are listed beyond as contents are read.
    expect(builder.list({ path: 'f.yaml' })).toBe(false);
    expect(builder.build()).toMatchObject({
      snapshot: {
        files: ['src/a', 'src/b', 'README.md', 'src/d.yaml', 'e.yaml'],
        contents: new Map([
          ['src/d.yaml', 'd'],
          ['e.yaml', ''],
        ]),
        unread: new Map([
          [
            '',
            'https://github.com/acme/shop has more than 2 files, the limit at maturity.sources.repository.limits.files',
          ],
        ]),
      },
    });
  });

  it('notes that a host does not list all files', () => {
    const builder = builderWith();
    builder.leaveOut('github.com lists no more');
    expect(builder.build()).toMatchObject({
      snapshot: { unread: new Map([['', 'github.com lists no more']]) },
    });
  });
});
