import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import maturityPlugin from '@platform-maturity/backstage-plugin-maturity-backend';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { createKnex, engines } from './engines';
import { atMost, Figure, format, printFigure } from './Figure';
import { Measured, Meter } from './Meter';
import { generateEntities, repositorySource } from './pipelineInputs';
import { simulate } from './simulate';

const SERVICES = 10_000;

/**
 * The backend plugin with 10,000 services and the built-in model, on each
 * database engine: the first run, the assessment of stored facts, and both
 * again without changes.
 */
export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const engine of engines) {
    figures.push(...(await measure(engine)));
  }
  return figures;
}

async function measure(engine: (typeof engines)[number]): Promise<Figure[]> {
  const { knex, close } = await createKnex(engine);
  const plugin = await startPlugin(knex);
  const meter = new Meter(knex);
  const figure = (
    name: string,
    value: number,
    unit: string,
    budget: number,
    measured?: Measured,
  ): Figure => ({
    ...atMost({
      name: `pipeline, 10,000 services, ${engine}: ${name}`,
      ...{ value, unit, budget },
    }),
    ...(measured && { note: `CPU ${format(measured.cpuSeconds)} s` }),
  });
  try {
    const first = await meter.measure(() => plugin.collectAndAssess());
    const stored = await assessed(knex, 0);
    if (stored < SERVICES) {
      throw new Error(`Only ${stored} of ${SERVICES} services were assessed`);
    }
    await knex('assessments').delete();
    const cold = await meter.measure(() => plugin.assess());
    const { latest } = await knex('revisions').where({ id: 1 }).first('latest');
    const again = await meter.measure(() => plugin.assess());
    const unchanged = await meter.measure(() => plugin.collectAndAssess());
    const rewritten = await assessed(knex, Number(latest));

    return [
      figure('first run', first.seconds, 's', 60, first),
      figure('first run', first.statements, 'statements', 5_000),
      figure('first run, peak memory', first.megabytes, 'MB', 1_024),
      figure('assess, cold', cold.seconds, 's', 10, cold),
      figure('assess, unchanged', again.seconds, 's', 3, again),
      figure('assess, unchanged', again.statements, 'statements', 1_000),
      figure('run, unchanged', unchanged.seconds, 's', 30, unchanged),
      figure('run, unchanged', rewritten, 'assessments written', 0),
    ];
  } finally {
    await plugin.stop();
    await close();
  }
}

type Database = Awaited<ReturnType<typeof createKnex>>['knex'];

async function startPlugin(knex: Database) {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: {} }),
      mockServices.database.factory({ knex }),
      ...simulate({
        scheduler,
        catalog: createCatalog(generateEntities(SERVICES)),
      }),
      createBackendModule({
        pluginId: 'maturity',
        moduleId: 'bench',
        register(env) {
          env.registerInit({
            deps: { sources: maturityFactSourcesExtensionPoint },
            async init({ sources }) {
              sources.addFactSource(repositorySource);
            },
          });
        },
      }),
      maturityPlugin,
    ],
  });
  const assess = async () => {
    await scheduler.triggerTask('reassess');
    await scheduler.triggerTask('upkeep');
  };
  return {
    assess,
    stop: () => backend.stop(),
    async collectAndAssess() {
      for (const { id } of await scheduler.getScheduledTasks()) {
        if (id.startsWith('collect:')) await scheduler.triggerTask(id);
      }
      await assess();
    },
  };
}

/** A catalog in memory that answers by page and by ref as fast as it can. */
function createCatalog(entities: readonly Entity[]) {
  const byRef = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  return Object.assign(catalogServiceMock({ entities: [] }), {
    async queryEntities({
      cursor = '0',
      limit = 500,
    }: {
      cursor?: string;
      limit?: number;
    } = {}) {
      const end = Number(cursor) + limit;
      return {
        items: entities.slice(Number(cursor), end),
        totalItems: entities.length,
        pageInfo: end < entities.length ? { nextCursor: `${end}` } : {},
      };
    },
    async getEntitiesByRefs({ entityRefs }: { entityRefs: string[] }) {
      return { items: entityRefs.map(ref => byRef.get(ref)) };
    },
  });
}

async function assessed(knex: Database, after: number): Promise<number> {
  const [{ rows }] = await knex('assessments')
    .where('revision', '>', after)
    .count({ rows: '*' });
  return Number(rows);
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
