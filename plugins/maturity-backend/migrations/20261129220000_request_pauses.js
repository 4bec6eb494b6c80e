// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('request_pauses', table => {
    table.comment(
      'Times in which no replica sends requests to a tool, because it said so',
    );
    table
      .text('account')
      .notNullable()
      .comment('The tool, and the scope of its credentials');
    table
      .text('resource')
      .notNullable()
      .comment('The rate limit that is used up, empty for all requests');
    table
      .timestamp('until', { useTz: true })
      .notNullable()
      .comment('The end of the pause');
    table.text('reason').notNullable().comment('The reason, for people');
    table.primary(['account', 'resource']);
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('request_pauses');
};
