import limiter from 'p-limit';
import {
  ReadOptions,
  ReadRequest,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { createPace, limits } from '../__testUtils__/repositories';
import { oneByOne, ReadPace } from './oneByOne';

const unchanged: ReadResult = { unchanged: true };
const requests = ['a', 'b', 'c', 'd'].map(root => ({
  root,
  wants: () => false,
}));

function read(
  readOne: (request: ReadRequest, options: ReadOptions) => Promise<ReadResult>,
  pace: Partial<ReadPace> = {},
  signal = new AbortController().signal,
) {
  return oneByOne(createPace(pace), readOne)(requests, { limits, signal });
}

async function collectAnswers(answers: ReturnType<typeof read>) {
  const found: [string, ReadResult][] = [];
  for await (const { request, result } of answers) {
    found.push([request.root, result]);
  }
  return found;
}

const after = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

describe('oneByOne', () => {
  it('answers each request as soon as its result is known', async () => {
    const answers = await collectAnswers(
      read(
        async ({ root }) => {
          await after(root === 'a' ? 50 : 0);
          return unchanged;
        },
        { limit: limiter(4) },
      ),
    );
    expect(answers.map(([root]) => root)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('reads no more at the same time than the pace allows, over all calls', async () => {
    const limit = limiter(2);
    let running = 0;
    let most = 0;
    const readOne = async () => {
      running += 1;
      most = Math.max(most, running);
      await after(1);
      running -= 1;
      return unchanged;
    };
    const both = await Promise.all(
      [1, 2].map(() => collectAnswers(read(readOne, { limit }))),
    );
    expect(both.flat()).toHaveLength(8);
    expect(most).toBe(2);
  });

  it('cuts off what hangs and tells what goes wrong, each by itself', async () => {
    const answers = await collectAnswers(
      read(
        async ({ root }) => {
          if (root === 'a') {
            return new Promise<never>(() => {});
          }
          if (root === 'b') {
            throw new Error('no such place');
          }
          return unchanged;
        },
        { limit: limiter(1), timeout: 20 },
      ),
    );
    expect(new Map(answers)).toEqual(
      new Map<string, ReadResult>([
        [
          'a',
          {
            error:
              'reading a took longer than 0.02 seconds, the limit at maturity.sources.repository.limits.timeout',
          },
        ],
        ['b', { error: 'could not read b: no such place' }],
        ['c', unchanged],
        ['d', unchanged],
      ]),
    );
  });

  it('comes to an end when it is aborted', async () => {
    const controller = new AbortController();
    const begun: string[] = [];
    const answers = await collectAnswers(
      read(
        async ({ root }) => {
          begun.push(root);
          if (root === 'b') {
            controller.abort();
            return new Promise<never>(() => {});
          }
          return unchanged;
        },
        { limit: limiter(1) },
        controller.signal,
      ),
    );
    expect(answers).toEqual([['a', unchanged]]);
    expect(begun).toEqual(['a', 'b']);
  });

  it('begins nothing any more when nobody asks on', async () => {
    const begun: string[] = [];
    const limit = limiter(1);
    const answers = read(
      async ({ root }) => {
        begun.push(root);
        await after(1);
        return unchanged;
      },
      { limit },
    );
    for await (const { request } of answers) {
      expect(request.root).toBe('a');
      break;
    }
    await limit(async () => {});
    expect(begun).not.toContain('c');
  });
});
