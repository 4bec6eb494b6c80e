import { RestAnswer } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { refuse, startAccount } from '../__testUtils__/accounts';
import { readByLists } from './readByLists';

interface Answer {
  readonly id: number;
  readonly name: string;
}

const { signal } = new AbortController();

/** Reads `owner/name` of a host whose lists have two repositories on a page. */
async function read(
  wanted: readonly string[],
  world: readonly string[],
  fault: (request: string) => RestAnswer<never> | undefined = () => undefined,
) {
  const asked: string[] = [];
  const all = world.map((name, id): Answer => ({ id, name }));
  const note = (request: string) => {
    asked.push(request);
    return fault(request);
  };
  const results = await readByLists<string, Answer>(
    startAccount('git.example', () => ({})).account,
    wanted,
    {
      resourceKey: location => `https://git.example/${location}`,
      toList: location => location.split('/')[0]!,
      toName: location => location.toLowerCase(),
      readName: ({ name }) => name.toLowerCase(),
      readId: ({ id }) => id,
      askForPage: async (list, page) =>
        note(`${list} ${page}`) ?? {
          value: all
            .filter(({ name }) => name.startsWith(`${list}/`))
            .slice(page * 2 - 2, page * 2),
        },
      askForOne: async location => {
        const name = location.toLowerCase().replace('old', 'b');
        const answer = all.find(each => each.name === name);
        return (
          note(location) ??
          (answer
            ? { value: answer }
            : { refused: { status: 404, message: 'no' } })
        );
      },
      describeRefusal: (location, status) => `no ${location} (${status})`,
    },
    signal,
  );
  return { asked, results: [...results.values()] };
}

describe('readByLists', () => {
  it('asks for one repository by itself', async () => {
    const { asked, results } = await read(['a/a'], ['a/a', 'a/b']);
    expect(asked).toEqual(['a/a']);
    expect(results).toMatchObject([{ answer: { name: 'a/a' } }]);
  });

  it('asks for the list of several, and for what it leaves out', async () => {
    const { asked, results } = await read(
      ['a/a', 'a/d', 'a/gone', 'b/a'],
      ['a/a', 'a/b', 'a/c', 'a/d', 'b/a'],
    );
    // A second page would cost more than it saves.
    expect(asked).toEqual(['a 1', 'a/d', 'a/gone', 'b/a']);
    expect(results).toMatchObject([
      { answer: { name: 'a/a' } },
      { answer: { name: 'a/d' } },
      { error: 'no a/gone (404)' },
      { answer: { name: 'b/a' } },
    ]);
  });

  it('reads pages while they pay', async () => {
    const world = ['a/a', 'a/b', 'a/c', 'a/d', 'a/e', 'a/f'];
    const { asked } = await read(['a/a', 'a/b', 'a/c', 'a/d'], world);
    expect(asked).toEqual(['a 1', 'a 2']);
  });

  it('gives locations of one repository the same answer', async () => {
    const { results } = await read(['a/B', 'a/old'], ['a/a', 'a/b']);
    expect(results[0]).toHaveProperty('answer');
    expect(results[0]).toBe(results[1]);
  });

  it('asks one by one where there is no list', async () => {
    const { asked, results } = await read(
      ['a/a', 'a/b'],
      ['a/a', 'a/b'],
      request =>
        request.endsWith(' 1')
          ? { refused: { status: 403, message: 'no' } }
          : undefined,
    );
    expect(asked).toEqual(['a 1', 'a/a', 'a/b']);
    expect(results).toHaveLength(2);
  });

  it('fails with the list, and loses no other list', async () => {
    const { asked, results } = await read(
      ['a/a', 'a/b', 'b/a'],
      ['a/a', 'a/b', 'b/a'],
      request => {
        if (request === 'a 1') {
          throw refuse(500);
        }
        return undefined;
      },
    );
    expect(asked).toEqual(['a 1', 'b/a']);
    expect(results).toMatchObject([
      { error: 'git.example failed (500): no' },
      { error: 'git.example failed (500): no' },
      { answer: { name: 'b/a' } },
    ]);
  });
});
