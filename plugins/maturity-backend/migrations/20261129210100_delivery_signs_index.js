// @ts-check

// An index of a large table is built while events are written to it.
exports.config = { transaction: false };

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  const concurrently = knex.client.config.client === 'pg' ? 'concurrently' : '';
  // A start that was killed leaves an index that is not valid.
  await knex.raw(`drop index ${concurrently} if exists deliveries_signs_idx`);
  await knex.raw(
    `create index ${concurrently} deliveries_signs_idx on deliveries (occurred_at) where kind in ('incident', 'heartbeat')`,
  );
  await knex.raw(`drop index ${concurrently} if exists deliveries_kind_idx`);
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.raw('drop index if exists deliveries_signs_idx');
  await knex.raw(
    'create index deliveries_kind_idx on deliveries (kind, occurred_at)',
  );
};
