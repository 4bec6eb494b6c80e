import { Entity } from '@backstage/catalog-model';
import { createComponent, hoursAgo, shop } from './__testUtils__/exampleWorld';
import { FakeRepository, toCommitId } from './__testUtils__/FakeRepository';
import { readValues, startSource } from './__testUtils__/startSource';

const REPOSITORIES = 1_000;
/** Entities in one call of a source, as the pipeline asks. */
const BATCH = 100;

jest.setTimeout(240_000);

/** With alerts here and there; half of them have no rule that shows. */
const repositories = Array.from(
  { length: REPOSITORIES },
  (_, at): FakeRepository => ({
    ...shop,
    slug: `acme/repository-${at}`,
    files: { ...shop.files, 'at.txt': `${at}` },
    runs: shop.runs?.filter(({ conclusion }) => conclusion),
    classicRule: undefined,
    rulesets: at % 2 ? shop.rulesets : undefined,
    codeScanning: at % 3 ? [] : shop.codeScanning,
    secretScanning: at % 5 ? 0 : 2,
    visibility: at % 2 ? 'PRIVATE' : 'PUBLIC',
  }),
);

it('costs at most 200 REST requests and 1,000 points for 1,000 repositories, and less when nothing changed', async () => {
  const { collect, read, github } = await startSource(repositories);
  const entities = repositories.map(({ slug }) => createComponent(slug));
  const ask = async (batch: readonly Entity[]) => {
    const answers = await collect(batch);
    return [...answers.values()].map(readValues);
  };
  const look = async (isKnown: boolean) => {
    github.requests.length = 0;
    const left = { ...github.remaining };
    const facts: Record<string, unknown>[] = [];
    for (let at = 0; at < REPOSITORIES; at += BATCH) {
      facts.push(...(await ask(entities.slice(at, at + BATCH))));
      const results = await read(
        repositories.slice(at, at + BATCH).map(repository => ({
          root: `https://github.com/${repository.slug}`,
          wants: path => path.endsWith('.yml'),
          etag: isKnown ? toCommitId(repository) : undefined,
        })),
        { files: 100, fileSize: 1_024, contents: 10, totalSize: 100_000 },
      );
      expect(
        [...results.values()].every(result =>
          isKnown ? 'unchanged' in result : 'snapshot' in result,
        ),
      ).toBe(true);
    }
    return {
      facts,
      rest: left.core - github.remaining.core,
      points: left.graphql - github.remaining.graphql,
      queries: github.counts.graphql,
    };
  };
  const first = await look(false);
  expect(first.facts).toHaveLength(REPOSITORIES);
  expect(first.facts.every(({ pipelineRuns }) => pipelineRuns === 3)).toBe(
    true,
  );
  expect(first.rest).toBeLessThanOrEqual(200);
  expect(first.points).toBeLessThanOrEqual(1_000);
  const again = await look(true);
  // Those that had to wait for their turn are asked about in another hour.
  expect(again.rest).toBe(0);
  expect(again.points).toBeLessThanOrEqual(first.points / 2);
  expect(again.queries).toBeLessThanOrEqual(30);
});

describe('what did not change', () => {
  const settled: FakeRepository = {
    ...shop,
    runs: shop.runs?.filter(({ conclusion }) => conclusion),
  };

  it('costs one query and REST requests that are not counted', async () => {
    const { collect, github } = await startSource([settled]);
    const first = await collect([createComponent('acme/shop')]);
    github.requests.length = 0;
    const left = { ...github.remaining };
    const second = await collect([createComponent('acme/shop')]);
    expect(second).toEqual(first);
    expect(github.counts).toEqual({ graphql: 1, rest: 0, notModified: 0 });
    expect(github.remaining.core).toBe(left.core);
  });

  it('is asked again while a run goes on, and when another one was started', async () => {
    const { collect, github } = await startSource([shop]);
    const ask = async () => {
      github.requests.length = 0;
      await collect([createComponent('acme/shop')]);
      return github.counts.graphql;
    };
    expect([await ask(), await ask()]).toEqual([2, 2]);
    github.have([settled]);
    expect([await ask(), await ask()]).toEqual([2, 1]);
    const check = { app: 'CircleCI', conclusion: 'SUCCESS' };
    github.have([
      { ...settled, checks: [{ ...check, createdAt: hoursAgo(1) }] },
    ]);
    expect([await ask(), await ask()]).toEqual([2, 1]);
  });

  it('asks about a scanner that is off only now and then', async () => {
    const plain: FakeRepository = {
      slug: 'ann/plain',
      files: { a: '' },
    };
    const { collect, github } = await startSource([plain]);
    github.people.add('ann');
    await collect([createComponent('ann/plain')]);
    github.requests.length = 0;
    await collect([createComponent('ann/plain')]);
    expect(github.requests.map(({ status, text }) => [status, text])).toEqual([
      [200, expect.any(String)],
      [304, '/repos/ann/plain/branches/main'],
    ]);
  });
});
