import { Knex } from 'knex';
import {
  changeStorage,
  DeliveryPartition,
  DeliveryStorage,
} from '../../deliveryPartitions';
import { quarterStart } from '../../quarters';

/**
 * Drops the partitions whose events all happened before an instant.
 *
 * @returns their names
 */
export async function dropOldPartitions(
  knex: Knex,
  options: { storage: DeliveryStorage; before: Date },
): Promise<string[]> {
  const { before } = options;
  if (findOld(options.storage, before).length === 0) {
    return [];
  }
  return changeStorage(knex, async (tx, current) => {
    const old = findOld(current, before);
    for (const { name } of old) {
      await tx.raw('drop table ??', [name]);
    }
    return old.map(({ name }) => name);
  });
}

function findOld(storage: DeliveryStorage, before: Date): DeliveryPartition[] {
  return storage.kind === 'partitioned'
    ? storage.partitions.filter(({ end }) => quarterStart(end) <= before)
    : [];
}
