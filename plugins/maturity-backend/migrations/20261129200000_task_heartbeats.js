// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_heartbeats', table => {
    table.comment(
      'The tasks that run now, so that others notice when one stops',
    );
    table.text('task_id').primary().notNullable().comment('The task');
    table.text('run_id').notNullable().comment('The run of the task');
    table
      .integer('beat')
      .notNullable()
      .comment('Grows every few seconds while the process of the run lives');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_heartbeats');
};
