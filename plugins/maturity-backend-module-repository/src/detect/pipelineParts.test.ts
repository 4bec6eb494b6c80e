import { pipelinePartCases } from '../__testUtils__/corpus/pipelineParts';
import { factsIn, valueIn, workflow } from '../__testUtils__/detect';

const path = '.github/workflows/ci.yml';

describe('the parts of a pipeline', () => {
  it.each(pipelinePartCases)('show %s of %j: %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });

  it('end where they start each other', () => {
    const files = {
      [path]: workflow({ run: './a.sh' }),
      'a.sh': './b.sh',
      'b.sh': './a.sh\nmake x',
      Makefile: 'x: y\n\tmake y\ny: x\n\t./a.sh\n\tsemgrep ci\n',
    };
    expect(valueIn('securityScanners', files)).toEqual(['Semgrep']);
  });

  it('leave open what they may do elsewhere', () => {
    const files = {
      [path]: JSON.stringify({
        jobs: { a: { uses: 'acme/ci/.github/workflows/build.yml@v1' } },
      }),
    };
    const facts = factsIn(files)!;
    for (const fact of [
      'deployWorkflows',
      'infrastructurePipelines',
      'securityScanners',
      'securityGates',
      'pipelineTests',
      'pipelineBuilds',
      'policyEngines',
      'environments',
    ] as const) {
      expect([fact, facts[fact]]).toEqual([
        fact,
        {
          unknown: `${path} runs acme/ci/.github/workflows/build.yml@v1, which is not in this repository`,
        },
      ]);
    }
    expect(facts.ciProviders).toMatchObject({ value: ['GitHub Actions'] });
    expect(facts.sloDefinitions).toEqual({ value: [] });
  });

  it.each([
    ['.gitlab-ci.yml', 'include: { project: acme/ci, file: a.yml }'],
    ['Jenkinsfile', "@Library('acme') _\nbuildService()"],
    ['Jenkinsfile', 'buildService()'],
    [
      'azure-pipelines.yml',
      'resources: { repositories: [ { repository: t, name: acme/t } ] }\nextends: { template: a.yml@t }',
    ],
    ['.zuul.yaml', '- project: { templates: [ acme-python-jobs ] }'],
  ])('leave open what %s gets from elsewhere: %s', (file, content) => {
    expect(valueIn('securityScanners', { [file]: content })).toEqual({
      unknown: expect.stringContaining(file),
    });
  });
});
