// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  // SQLite has one writer at a time.
  if (knex.client.config.client !== 'pg') {
    return;
  }
  await knex.schema.raw(
    'create unlogged table delivery_claims (id text primary key not null)',
  );
  await knex.schema.raw(
    `comment on table delivery_claims is 'Ids of the events that transactions write now: a row never outlives its transaction'`,
  );
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('delivery_claims');
};
