import { PluginAnswer } from '../plugins/PortalPlugin';
import { listTasks } from './listTasks';

const since = Date.parse('2026-01-01T00:00:00Z');
const hour = 3_600_000;

interface Row {
  readonly id: string;
  readonly createdAt: string;
}

/** Tasks of one hour each, the newest first. */
function createRows(number: number, first = 0): Row[] {
  return Array.from({ length: number }, (_, index) => ({
    id: `task-${first + index}`,
    createdAt: new Date(since + (number - index) * hour).toISOString(),
  }));
}

function toBody(rows: readonly Row[], total?: number) {
  const spec = { templateInfo: { entityRef: 'Template:default/Service' } };
  const tasks = rows.map(row => ({ ...row, status: 'completed', spec }));
  return { body: { tasks, ...(total !== undefined && { totalTasks: total }) } };
}

/** Lists what a plugin answers, by the limit and the offset that it is asked for. */
async function list(
  answer: (limit: number, offset: number) => PluginAnswer,
  maxTasks = 1_000,
) {
  const asked: string[] = [];
  const get = async (path: string) => {
    const query = new URL(path, 'http://plugin').searchParams;
    const [limit, offset] = [query.get('limit'), query.get('offset')];
    asked.push(`${limit}@${offset}`);
    return answer(Number(limit), Number(offset));
  };
  const { signal } = new AbortController();
  const result = await listTasks({ plugin: { get }, since, maxTasks, signal });
  return { ...result, number: result.tasks.length, asked };
}

/** A plugin with these tasks, which tells how many there are. */
function serve(rows: readonly Row[], total = rows.length) {
  return (limit: number, offset: number) =>
    toBody(rows.slice(offset, offset + limit), total);
}

it('reads pages until all are there', async () => {
  const { number, gap, asked, tasks } = await list(serve(createRows(250)));
  expect([number, gap]).toEqual([250, undefined]);
  expect(asked).toEqual(['100@0', '100@100', '100@200']);
  expect(tasks[0]).toEqual({
    id: 'task-0',
    template: 'template:default/service',
    status: 'completed',
    createdAt: since + 250 * hour,
    isInfrastructure: false,
    isRegistration: false,
  });
});

it('needs no total', async () => {
  const rows = createRows(150);
  const { number, gap } = await list((limit, offset) =>
    toBody(rows.slice(offset, offset + limit)),
  );
  expect([number, gap]).toEqual([150, undefined]);
});

it('ends with the window', async () => {
  const old = { id: 'old', createdAt: '2025-12-31T23:00:00Z' };
  const rows = [...createRows(10), old];
  const { number, gap, asked } = await list(serve(rows, 5_000));
  expect([number, gap]).toEqual([10, undefined]);
  expect(asked).toEqual(['100@0']);
});

it('tells that it was cut', async () => {
  const { number, gap, asked } = await list(serve(createRows(500)), 150);
  expect(number).toBe(150);
  expect(asked).toEqual(['100@0', '50@100']);
  expect(gap).toEqual({
    unknown:
      'only the newest 150 tasks of the scaffolder were read: raise maxTasks',
    isSettled: true,
  });
});

it('asks for less where a page is too long', async () => {
  const served = serve(createRows(120));
  const { number, gap } = await list((limit, offset) =>
    limit > 30
      ? { unknown: 'it answered with more than 20 MB', isTooLong: true }
      : served(limit, offset),
  );
  expect([number, gap]).toEqual([120, undefined]);
});

it('allows for tasks that come while it reads', async () => {
  const rows = createRows(150);
  const newer = [...createRows(2, 1_000), ...rows];
  const { number, gap } = await list((limit, offset) =>
    serve(offset === 0 ? rows : newer)(limit, offset),
  );
  expect([number, gap]).toEqual([150, undefined]);
});

it.each<[string, PluginAnswer, string]>([
  ['fails', { unknown: 'it failed (500)' }, 'it failed (500)'],
  [
    'knows no lists',
    { notFound: 'no route' },
    'the scaffolder plugin listed no tasks: no route',
  ],
  [
    'answers something else',
    { body: { tasks: [{ id: 1 }] } },
    'the scaffolder plugin listed no tasks: it answered in a form that is not known',
  ],
  [
    'tells no time of a task',
    toBody([{ id: 'a', createdAt: 'yesterday' }], 1),
    'the scaffolder plugin listed no tasks: it answered in a form that is not known',
  ],
  [
    'repeats a page',
    toBody(createRows(100), 200),
    'the scaffolder plugin listed no tasks: the list changed while it was read',
  ],
])('keeps what it has where the next page %s', async (_, next, reason) => {
  const { number, gap } = await list((limit, offset) =>
    offset === 0 ? serve(createRows(200))(limit, offset) : next,
  );
  expect(number).toBe(100);
  expect(gap?.unknown).toBe(reason);
});
