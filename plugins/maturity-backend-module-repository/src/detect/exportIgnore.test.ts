import { factsIn } from '../__testUtils__/detect';

describe('files that an archive leaves out', () => {
  const unknownBy = (attributes: string, files = {}) =>
    Object.entries(factsIn({ '.gitattributes': attributes, ...files })!)
      .filter(([, fact]) => 'unknown' in fact)
      .map(([name]) => name);

  it('leave open what they could show', () => {
    const facts = factsIn({
      '.gitattributes': '*.png binary\n/.github export-ignore\n',
      'main.tf': 'module "a" {}',
    })!;
    const unknown = {
      unknown: 'the archive leaves out /.github, by .gitattributes',
    };
    expect(facts).toMatchObject({
      ciProviders: unknown,
      pipelineTests: unknown,
      securityScanners: unknown,
      deployWorkflows: unknown,
      dependencyUpdates: unknown,
      securityPolicy: unknown,
      codeowners: unknown,
      infrastructureAsCode: { value: ['Terraform'] },
      sloDefinitions: { value: [] },
      containers: { value: [] },
    });
  });

  it.each([
    ['/renovate.json export-ignore', ['dependencyUpdates']],
    ['Dockerfile export-ignore', ['containers']],
    ['/docs/ export-ignore', expect.arrayContaining(['documentation'])],
    ['tests/** export-ignore', ['tests']],
    ['logo.png export-ignore', []],
    ['# /.github export-ignore', []],
    ['/.github -export-ignore', []],
  ])('by %j: %j', (attributes, expected) => {
    expect(unknownBy(attributes)).toEqual(expected);
  });

  it('are there when the repository is read otherwise', () => {
    const files = { '.github/workflows/ci.yml': 'jobs: {}' };
    expect(unknownBy('.github export-ignore', files)).toEqual([]);
  });
});
