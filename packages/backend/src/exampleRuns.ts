import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

const DAY_MS = 86_400_000;

/** Made-up runs of a template. */
interface Story {
  readonly template: string;
  readonly tags?: readonly string[];
  readonly completed: number;
  readonly failed: number;
  /** The oldest run was so many days ago. */
  readonly days: number;
  /** How long they take, in turn. */
  readonly minutes: readonly number[];
}

const stories: readonly Story[] = [
  {
    template: 'new-service',
    completed: 12,
    failed: 2,
    days: 80,
    minutes: [4, 6, 5, 9],
  },
  {
    template: 'add-pipeline',
    completed: 21,
    failed: 1,
    days: 85,
    minutes: [2, 3],
  },
  {
    template: 'add-security-scanning',
    completed: 7,
    failed: 1,
    days: 60,
    minutes: [2, 2, 4],
  },
  // Somebody has to approve each in the run.
  {
    template: 'new-database',
    tags: ['infrastructure'],
    completed: 9,
    failed: 1,
    days: 75,
    minutes: [35, 80, 130, 95],
  },
];

/**
 * Adds runs of the example organisation to the list of the scaffolder, which has none
 * when the demo starts.
 */
export default createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'example-runs',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
      },
      async init({ database, lifecycle }) {
        // The plugin creates its tables before.
        lifecycle.addStartupHook(async () => {
          const rows = stories.flatMap(story => createRows(story, Date.now()));
          const client = await database.getClient();
          await client('tasks').insert(rows).onConflict('id').ignore();
        });
      },
    });
  },
});

function createRows(story: Story, now: number) {
  const { template, completed, failed, days, minutes } = story;
  const runs = completed + failed;
  return Array.from({ length: runs }, (_, index) => {
    const createdAt = now - ((index + 0.5) / runs) * days * DAY_MS;
    const end = createdAt + minutes[index % minutes.length] * 60_000;
    return {
      id: `example-${template}-${index}`,
      status: index < failed ? 'failed' : 'completed',
      created_at: toSql(createdAt),
      last_heartbeat_at: toSql(end),
      created_by: 'user:default/guest',
      spec: JSON.stringify({
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        parameters: {},
        steps: [],
        output: {},
        templateInfo: {
          entityRef: `template:default/${template}`,
          entity: { metadata: { name: template, tags: story.tags } },
        },
      }),
    };
  });
}

/** As databases write the current time. */
function toSql(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
