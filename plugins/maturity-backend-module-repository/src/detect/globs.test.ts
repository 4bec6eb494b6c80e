import picomatch from 'picomatch';
import fc from 'fast-check';
import { compileGlobs, yaml } from './globs';

const globs = [
  'README.{md,txt}',
  '**/Dockerfile',
  '**/Dockerfile.*',
  '.github/workflows/*.yml',
  '**/k8s/**/*.yaml',
  '{docs,doc}/**/*.{md,rst}',
  '**/*_test.go',
  '**/roles/*/tasks/main.yml',
  'LICENSES/*',
  '**/values-*.yaml',
];

const segment = fc.constantFrom(
  ...['README.md', 'readme.TXT', 'Dockerfile', 'Dockerfile.dev', '.github'],
  ...[
    'workflows',
    'ci.yml',
    'k8s',
    'a.yaml',
    'docs',
    'doc',
    'x.rst',
    'x_test.go',
  ],
  ...[
    'roles',
    'web',
    'tasks',
    'main.yml',
    'LICENSES',
    'MIT',
    'values-dev.yaml',
  ],
);

describe('compileGlobs', () => {
  it('matches what each glob matches on its own, minding the case of one with capital letters', () => {
    const find = compileGlobs(
      globs.map(glob => ({ globs: [glob], value: glob })),
    );
    const alone = globs.map(glob => ({
      glob,
      matches: picomatch(glob, {
        dot: true,
        nocase: glob === glob.toLowerCase(),
      }),
    }));
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        segments => {
          const path = segments.join('/');
          expect(find(path).map(match => match.value)).toEqual(
            alone.filter(each => each.matches(path)).map(each => each.glob),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('tells a place from any folder, the place first', () => {
    const find = compileGlobs([{ globs: ['**/a.yml', 'a.yml'], value: 'a' }]);
    expect(find('a.yml')).toEqual([
      expect.objectContaining({ anchored: true }),
    ]);
    expect(find('b/a.yml')).toEqual([
      expect.objectContaining({ anchored: false }),
    ]);
  });

  it('spells both endings of YAML', () => {
    expect(yaml('a', 'b/*')).toEqual([
      'a.yaml',
      'a.yml',
      'b/*.yaml',
      'b/*.yml',
    ]);
  });
});
