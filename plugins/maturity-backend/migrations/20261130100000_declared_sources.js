// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('declared_sources', table => {
    table.comment('Pushed sources whose senders declared their facts');
    table.text('source_id').notNullable().comment('The source');
    table
      .text('declaration')
      .notNullable()
      .comment('JSON: its title, its description and its facts');
    table.text('declared_by').notNullable().comment('Subject of the sender');
    table
      .timestamp('declared_at', { useTz: true })
      .notNullable()
      .comment('When it was declared last');
    table.primary(['source_id']);
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('declared_sources');
};
