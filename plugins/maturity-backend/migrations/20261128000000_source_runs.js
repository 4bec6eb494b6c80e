// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_runs', table => {
    table.comment(
      'The last run over all entities of each source that goes on where it stopped',
    );
    table.text('source_id').primary().notNullable().comment('The source');
    table
      .timestamp('started_at', { useTz: true })
      .notNullable()
      .comment('When the run began, before anything that cut it off');
    table
      .timestamp('finished_at', { useTz: true })
      .comment('When all entities had been looked at, null until then');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_runs');
};
