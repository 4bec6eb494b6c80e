import { FactName } from '../declarations';
import { FakeCluster, StoredObjects } from './FakeCluster';
import { createEntity, createWorkload } from './objects';
import {
  createSource,
  declareClusters,
  describeFact,
  readFacts,
} from './startSource';

const web = createEntity('web');

/**
 * The facts of the entity `web` as the clusters `prod` and `other` show them. What is asked
 * and answered must be as it is published.
 */
export async function readAll(objects: StoredObjects, hub: StoredObjects = {}) {
  const prod = await FakeCluster.start(objects);
  const other = await FakeCluster.start(hub);
  const { collect } = createSource(declareClusters({ prod, other }));
  const facts = readFacts(await collect([web]), web);
  expect([...prod.mistakes, ...other.mistakes]).toEqual([]);
  return facts;
}

/** One of these facts: a value, or `unknown: …`. */
export async function readOne(
  name: FactName,
  objects: StoredObjects,
  hub?: StoredObjects,
) {
  return describeFact((await readAll(objects, hub))[name]);
}

/** Deployments of the entity `web`. */
export function deploy(
  ...changes: Parameters<typeof createWorkload>[1][]
): StoredObjects {
  return {
    '/apis/apps/v1/deployments': changes.map(change =>
      createWorkload('web', change),
    ),
  };
}
