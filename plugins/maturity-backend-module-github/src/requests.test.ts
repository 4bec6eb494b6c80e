import { Entity } from '@backstage/catalog-model';
import { createComponent, shop } from './__testUtils__/exampleWorld';
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
