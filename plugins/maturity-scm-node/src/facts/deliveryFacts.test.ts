import {
  toDeploymentFact,
  toEnvironmentFact,
  toReleaseFacts,
} from './deliveryFacts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const url = 'https://git.example.com/all';

const release = (publishedAt: string) => ({
  title: `v${publishedAt}`,
  publishedAt,
  url: `${url}/${publishedAt}`,
});

describe('toDeploymentFact', () => {
  it('counts those of 90 days, and shows three that have a link', () => {
    const deployments = [
      { environment: 'production', createdAt: '2026-11-27T08:00:00Z' },
      ...['26', '25', '24', '23'].map(day => ({
        environment: 'staging',
        createdAt: `2026-11-${day}T08:00:00Z`,
        url: `${url}/${day}`,
      })),
      { environment: 'production', createdAt: '2026-08-30T11:00:00Z' },
    ];
    expect(toDeploymentFact(deployments, { url, now: NOW })).toEqual({
      value: 5,
      evidence: [
        { title: '5 in 90 days', url },
        { title: 'staging on 2026-11-26', url: `${url}/26` },
        { title: 'staging on 2026-11-25', url: `${url}/25` },
        { title: 'staging on 2026-11-24', url: `${url}/24` },
      ],
    });
  });
});

describe('toEnvironmentFact', () => {
  it.each([
    [[], [], 'no environment'],
    [['production'], [], 'production'],
    [
      ['staging', 'production'],
      ['production', 'staging'],
      'production, staging',
    ],
  ])('of %j', (names, value, title) => {
    expect(toEnvironmentFact(names, url)).toEqual({
      value,
      evidence: [{ title, url }],
    });
  });
});

describe('toReleaseFacts', () => {
  it('counts those of 90 days, and takes the first for the last one', () => {
    const published = ['2026-11-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    expect(toReleaseFacts(published.map(release), { url, now: NOW })).toEqual({
      releases: { value: 1, evidence: [{ title: '1 in 90 days', url }] },
      lastRelease: {
        value: published[0],
        evidence: [
          { title: `v${published[0]}`, url: `${url}/${published[0]}` },
        ],
      },
    });
  });

  it('does not know the last one where there is none, or nothing is known', () => {
    expect(toReleaseFacts([], { url, now: NOW })).toMatchObject({
      releases: { value: 0 },
      lastRelease: { unknown: 'nothing was released' },
    });
    const unknown = { unknown: 'hidden' };
    expect(toReleaseFacts(unknown, { url, now: NOW })).toEqual({
      releases: unknown,
      lastRelease: unknown,
    });
  });
});
