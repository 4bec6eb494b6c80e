import { findCiByApp, findCiByStatus } from './ciTools';

describe('findCiByApp', () => {
  it.each([
    ['CircleCI Checks', 'CircleCI'],
    ['Azure Pipelines', 'Azure Pipelines'],
    ['acme-jenkins', 'Jenkins'],
    ['Google Cloud Build', 'Google Cloud Build'],
    ['Codecov', undefined],
    ['Renovate', undefined],
    ['SonarQube Cloud', undefined],
  ])('takes %s for %s', (name, expected) => {
    expect(findCiByApp(name)).toBe(expected);
  });
});

describe('findCiByStatus', () => {
  it.each([
    ['ci/circleci: build', 'CircleCI'],
    ['continuous-integration/jenkins/branch', 'Jenkins'],
    ['continuous-integration/travis-ci/push', 'Travis CI'],
    ['buildkite/shop', 'Buildkite'],
    ['ci/woodpecker/push/test', 'Woodpecker'],
    ['ci/our-own', 'our-own'],
    ['continuous-integration/travis-ci/pr', undefined],
    ['ci/woodpecker/pr', undefined],
    ['license/cla', undefined],
    ['codecov/patch', undefined],
    ['vercel', undefined],
  ])('takes %s for %s', (context, expected) => {
    expect(findCiByStatus(context)).toBe(expected);
  });
});
