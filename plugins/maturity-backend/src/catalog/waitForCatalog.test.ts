import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { waitForCatalog } from './waitForCatalog';

/** A catalog that has a number of entities, or fails, one answer after the other. */
function createCatalog(...answers: (number | Error)[]) {
  let at = 0;
  return catalogServiceMock.mock({
    queryEntities: async () => {
      const answer = answers[Math.min(at, answers.length - 1)];
      at += 1;
      if (answer instanceof Error) {
        throw answer;
      }
      return { items: [], totalItems: answer, pageInfo: {} };
    },
  });
}

function wait(
  catalog: ReturnType<typeof createCatalog>,
  more: { signal?: AbortSignal; patience?: number } = {},
) {
  return waitForCatalog({
    catalog,
    auth: mockServices.auth(),
    scope: { kinds: ['component'], fields: [] },
    signal: new AbortController().signal,
    pause: 1,
    ...more,
  });
}

describe('waitForCatalog', () => {
  it.each([
    ['that has been filled', [7, 7], 2],
    ['that is empty at first', [0, 0, 7, 7], 4],
    ['that grows', [3, 5, 7, 7], 4],
    ['that does not answer at first', [new Error('down'), 7, 7], 3],
    ['that fails in between', [7, new Error('down'), 7, 7], 4],
  ])('looks twice at a catalog %s', async (_, answers, looks) => {
    const catalog = createCatalog(...answers);
    await wait(catalog);
    expect(catalog.queryEntities).toHaveBeenCalledTimes(looks);
  });

  it('asks about the kinds that are read', async () => {
    const catalog = createCatalog(1);
    await wait(catalog);
    expect(catalog.queryEntities).toHaveBeenCalledWith(
      expect.objectContaining({ filter: { kind: ['component'] } }),
      expect.anything(),
    );
  });

  it.each([
    ['down', new Error('down')],
    ['empty', 0],
  ])('does not wait for ever for a catalog that is %s', async (_, answer) => {
    await expect(
      wait(createCatalog(answer), { patience: 20 }),
    ).resolves.toBeUndefined();
  });

  it('stops when it is cut off', async () => {
    const signal = AbortSignal.abort(new Error('time is over'));
    await expect(wait(createCatalog(0), { signal })).rejects.toThrow(
      'time is over',
    );
  });
});
