import { describeResult, World } from './__testUtils__/judgeEntity';

const github = { 'catalog/sourceHost': 'github' };
const gitlab = { 'catalog/sourceHost': 'gitlab' };

type Case = [
  name: string,
  checkId: string,
  expected: string,
  facts: NonNullable<World['facts']>,
];

const runs = (count: number, share: number, host = 'github') => ({
  'catalog/sourceHost': host,
  [`${host}/pipelineRuns`]: count,
  [`${host}/pipelineSuccessShare`]: share,
});

const pipelines: Case[] = [
  ['no pipeline', 'pipeline', 'fail observed', {}],
  [
    'a pipeline that only builds',
    'pipeline',
    'fail observed',
    {
      'repository/ciProviders': ['GitHub Actions'],
      'repository/pipelineBuilds': ['Go'],
    },
  ],
  [
    'a pipeline that tests',
    'pipeline',
    'pass observed',
    { 'repository/pipelineTests': ['Go'] },
  ],
  [
    'the annotation of a CI system',
    'pipeline',
    'pass declared',
    { 'catalog/ciAnnotations': ['jenkins.io/job-full-name'] },
  ],
  ['no pipeline to ask', 'pipeline-runs', 'unknown notAttested', {}],
  ['one run', 'pipeline-runs', 'pass observed', runs(1, 0)],
  ['one run on GitLab', 'pipeline-runs', 'pass observed', runs(1, 0, 'gitlab')],
  [
    'one run on Azure DevOps',
    'pipeline-runs',
    'pass observed',
    runs(1, 0, 'azure-devops'),
  ],
  [
    'one built commit on Bitbucket',
    'pipeline-runs',
    'pass observed',
    runs(1, 0, 'bitbucket-server'),
  ],
  ['one run on Gitea', 'pipeline-runs', 'pass observed', runs(1, 0, 'gitea')],
  [
    'one run on Bitbucket Cloud',
    'pipeline-runs',
    'pass observed',
    runs(1, 0, 'bitbucket-cloud'),
  ],
  ['no run', 'pipeline-runs', 'fail observed', runs(0, 0)],
  [
    'no run, as nobody changes it, and a statement',
    'pipeline-runs',
    'pass attested',
    { ...runs(0, 0), 'attestation/pipeline-runs': true },
  ],
  [
    'a statement that it mostly succeeds',
    'pipeline-runs',
    'pass attested',
    { 'attestation/pipeline-green': true },
  ],
  ['no pipeline to ask', 'pipeline-green', 'unknown notAttested', {}],
  [
    'GitHub, module not installed',
    'pipeline-green',
    'unknown sourceNotInstalled',
    github,
  ],
  ['80 % of ten runs', 'pipeline-green', 'pass observed', runs(10, 0.8)],
  ['79 % of ten runs', 'pipeline-green', 'fail observed', runs(10, 0.79)],
  [
    '79 % of ten runs, and a statement',
    'pipeline-green',
    'fail observed contradicted',
    { ...runs(10, 0.79), 'attestation/pipeline-green': true },
  ],
  ['too few runs to tell', 'pipeline-green', 'unknown notAttested', runs(4, 0)],
  [
    'too few runs to tell, and a statement',
    'pipeline-green',
    'pass attested',
    { ...runs(4, 1), 'attestation/pipeline-green': true },
  ],
  [
    'GitLab, where only GitHub is installed',
    'pipeline-green',
    'unknown sourceNotInstalled',
    { ...gitlab, 'github/pipelineRuns': 0 },
  ],
  [
    'GitLab, mostly red',
    'pipeline-green',
    'fail observed',
    runs(9, 0.1, 'gitlab'),
  ],
  [
    'Azure DevOps, mostly green',
    'pipeline-green',
    'pass observed',
    runs(9, 0.9, 'azure-devops'),
  ],
  [
    'Bitbucket Cloud, mostly green',
    'pipeline-green',
    'pass observed',
    runs(10, 0.9, 'bitbucket-cloud'),
  ],
  [
    'a statement without any module',
    'pipeline-green',
    'pass attested',
    { 'attestation/pipeline-green': true },
  ],
];

describe('proofs about pipelines', () => {
  it.each(pipelines)('%s: %s is %s', (_name, checkId, expected, facts) => {
    expect(describeResult(checkId, { facts })).toBe(expected);
  });

  it.each([
    ['documentation', 'pass observed'],
    ['Handbook', 'pass observed'],
    ['library', 'fail observed'],
  ])('a pipeline without tests of a %s is judged: %s', (type, expected) => {
    const facts = { 'repository/ciProviders': ['GitHub Actions'] };
    const world = { spec: { type }, facts };
    expect(describeResult('pipeline', world)).toBe(expected);
  });
});
