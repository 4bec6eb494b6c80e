// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assessments', table => {
    // Absent for what was written before, until it is assessed again.
    table
      .text('domain_from')
      .comment(
        'The system that names the domain, null where the entity does itself',
      );
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('domain_from');
  });
};
