// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('source_reports', table => {
    table
      .text('budgets')
      .comment('JSON: what is left of the rate limits; null if there are none');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('source_reports', table => {
    table.dropColumn('budgets');
  });
};
