// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assessments', table => {
    // Absent for what was written before: the times of collection were not kept.
    table
      .text('collections', 'longtext')
      .comment('JSON list: when the sources had last been collected');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('collections');
  });
};
