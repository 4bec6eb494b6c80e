import { createEntity, describeAnswer } from '../__testUtils__/entities';
import {
  PortalOptions,
  startPortal,
  stopPortals,
  TaskRow,
} from '../__testUtils__/startPortal';

jest.setTimeout(60_000);

afterEach(stopPortals);

const DAY = 24 * 3_600_000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString();
}

function runs(number: number, row: Partial<TaskRow> = {}): TaskRow[] {
  return Array.from({ length: number }, (_, index) => ({
    createdAt: daysAgo(1 + index / 100),
    ...row,
  }));
}

describe('runs of all templates', () => {
  const organization = 'group:default/Acme';
  const acme = createEntity('acme', {}, 'Group');
  const templates = (number: number, row: Partial<TaskRow> = {}) =>
    runs(number, { template: `template:default/${row.status ?? 'a'}`, ...row });
  const infrastructure = { tags: ['aws', 'infrastructure'], minutes: 25 };

  async function collectPlatform(options: PortalOptions) {
    const { collect } = await startPortal({ organization, ...options });
    const answer = (await collect([acme])).get('group:default/acme');
    return { answer, facts: describeAnswer(answer) };
  }

  it('are numbers of the organisation within 90 days', async () => {
    const { answer, facts } = await collectPlatform({
      tasks: [
        ...templates(3),
        ...templates(5, infrastructure),
        ...templates(2, { status: 'failed', minutes: 90 }),
        ...templates(2, { status: 'failed', ...infrastructure }),
        ...templates(1, { status: 'cancelled' }),
        ...templates(1, { status: 'processing' }),
        ...templates(9, { createdAt: daysAgo(91) }),
      ],
    });
    expect(facts).toEqual({
      goldenPathRuns: 12,
      goldenPathSuccess: 0.667,
      goldenPathMinutes: 25,
      infrastructureRuns: 5,
      infrastructureMinutes: 25,
    });
    expect(answer).toMatchObject({
      facts: {
        goldenPathSuccess: {
          evidence: [
            {
              title: '8 of 12 runs in 90 days',
              url: 'https://app.example.com/create',
            },
          ],
        },
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/hidden|jane|template:/);
  });

  const few = (number: number, title: string) =>
    `unknown: ${number} ${title} in 90 days, and 5 are needed`;

  it.each<[string, PortalOptions, object]>([
    [
      'none',
      {},
      {
        goldenPathRuns: 0,
        goldenPathSuccess: few(0, 'runs that have ended'),
        goldenPathMinutes: few(0, 'runs that succeeded'),
        infrastructureRuns: 0,
        infrastructureMinutes: few(0, 'runs that created infrastructure'),
      },
    ],
    [
      'too few',
      { tasks: [...templates(2), ...templates(2, infrastructure)] },
      {
        goldenPathRuns: 4,
        goldenPathSuccess: few(4, 'runs that have ended'),
        goldenPathMinutes: few(4, 'runs that succeeded'),
        infrastructureRuns: 2,
        infrastructureMinutes: few(2, 'runs that created infrastructure'),
      },
    ],
    [
      'enough to tell that most fail, and not how long the others take',
      { tasks: [...templates(1), ...templates(4, { status: 'failed' })] },
      {
        goldenPathRuns: 5,
        goldenPathSuccess: 0.2,
        goldenPathMinutes: few(1, 'runs that succeeded'),
        infrastructureRuns: 0,
        infrastructureMinutes: few(0, 'runs that created infrastructure'),
      },
    ],
  ])('are told where there are %s', async (_, options, expected) => {
    expect((await collectPlatform(options)).facts).toEqual(expected);
  });

  const unknown = (reason: string) =>
    Object.fromEntries(
      [
        ...['goldenPathRuns', 'goldenPathSuccess', 'goldenPathMinutes'],
        ...['infrastructureRuns', 'infrastructureMinutes'],
      ].map(name => [name, `unknown: ${reason}`]),
    );

  it.each<[string, PortalOptions, unknown]>([
    [
      'where the list was cut within 90 days',
      { tasks: runs(151), own: { maxTasks: 150 } },
      unknown(
        'only the newest 150 tasks of the scaffolder were read: raise maxTasks',
      ),
    ],
    [
      'where older tasks are left out',
      { tasks: runs(9), own: { window: '30d' } },
      unknown('older runs are left out: set window to 90 days at least'),
    ],
    [
      'without the scaffolder',
      { without: ['scaffolder'] },
      unknown(
        'the scaffolder plugin is not installed: nothing answers at its address (404)',
      ),
    ],
    [
      'without the permission',
      { isDenied: true },
      'error: the scaffolder plugin refused the request (403): allow the maturity plugin scaffolder.task.read',
    ],
  ])('are not known %s', async (_, options, expected) => {
    expect((await collectPlatform(options)).facts).toEqual(expected);
  });

  it('are known where the list was cut before', async () => {
    const { facts } = await collectPlatform({
      tasks: [...runs(100), ...runs(60, { createdAt: daysAgo(95) })],
      own: { maxTasks: 150 },
    });
    expect(facts).toMatchObject({ goldenPathRuns: 100, goldenPathSuccess: 1 });
  });

  it.each([[undefined], ['group:default/other'], ['::']])(
    'are told of no group where the organisation is %s',
    async other => {
      const { facts } = await collectPlatform({
        tasks: runs(9),
        organization: other,
      });
      expect(facts).toBeUndefined();
    },
  );

  it('are asked for of the organisation beside entities of other facts', async () => {
    const { source } = await startPortal({ organization });
    expect(source.appliesTo).toMatchObject({
      $any: expect.arrayContaining([
        { kind: 'Template' },
        {
          kind: 'group',
          'metadata.namespace': 'default',
          'metadata.name': 'acme',
        },
      ]),
    });
  });
});
