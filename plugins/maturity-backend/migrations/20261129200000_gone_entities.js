// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('gone_entities', table => {
    table.comment(
      'Entities that the catalog no longer has, and whose data is kept for a time',
    );
    table.text('entity_ref').primary().notNullable().comment('The entity');
    table
      .timestamp('gone_at', { useTz: true })
      .notNullable()
      .comment('When the catalog was first found without it');
    table
      .boolean('is_confirmed')
      .notNullable()
      .defaultTo(false)
      .comment('Whether somebody confirmed that its data is to be deleted');
  });
  await knex.schema.alterTable('assessments', table => {
    table
      .timestamp('gone_at', { useTz: true })
      .comment('When the entity left the catalog, null while it is there');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('gone_at');
  });
  await knex.schema.dropTable('gone_entities');
};
