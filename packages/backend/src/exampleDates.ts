import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

const DAY_MS = 86_400_000;

/**
 * Turns `on: 40 days ago` in the attestations of the example organisation into a
 * date. An attestation lasts a year at most, and the files stay as they are.
 */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'example-dates',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor({
          getProcessorName: () => 'ExampleDates',
          preProcessEntity: async entity => withDates(entity, Date.now()),
        });
      },
    });
  },
});

function withDates(entity: Entity, now: number): Entity {
  const { annotations = {} } = entity.metadata;
  const dated = Object.entries(annotations).map(([key, text]) => [
    key,
    text.replace(/\bon: (\d+) days ago\b/, (_, days) => {
      const date = new Date(now - Number(days) * DAY_MS);
      return `on: ${date.toISOString().slice(0, 10)}`;
    }),
  ]);
  return {
    ...entity,
    metadata: { ...entity.metadata, annotations: Object.fromEntries(dated) },
  };
}
