// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('task_heartbeats', table => {
    // Absent for runs of replicas that only count; those watch each other.
    table
      .timestamp('beat_at', { useTz: true })
      .comment(
        'When it last gave a sign of life, by the clock of the database',
      );
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('task_heartbeats', table => {
    table.dropColumn('beat_at');
  });
};
