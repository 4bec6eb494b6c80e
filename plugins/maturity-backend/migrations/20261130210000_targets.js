// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('stage_targets', table => {
    table.comment(
      'Targets: the share of what belongs to an entity that is to reach a stage by a day',
    );
    table.text('id').primary().notNullable().comment('UUID made by the client');
    table
      .text('entity_ref')
      .notNullable()
      .comment('The group, system, domain or organisation');
    table.text('model_id').notNullable().comment('The model of its members');
    table.text('stage_id').notNullable().comment('The stage to reach');
    table
      .double('share')
      .notNullable()
      .comment('Share of the members, above 0, at most 1');
    table
      .text('lifecycles')
      .comment('JSON: lifecycles of the members; null for all');
    table
      .text('owner_ref')
      .notNullable()
      .comment('The user or group that looks after it');
    table.text('starts_on').notNullable().comment('UTC day, 2026-01-31');
    table.text('due_on').notNullable().comment('UTC day, 2026-01-31');
    table.text('note').comment('Text of whoever set it; null if there is none');
    table
      .integer('version')
      .notNullable()
      .comment('1, and one more with each change');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .comment('When it was set');
    table.text('created_by').notNullable().comment('The user who set it');
    table
      .timestamp('updated_at', { useTz: true })
      .notNullable()
      .comment('When it was changed or ended last');
    table
      .text('updated_by')
      .notNullable()
      .comment('The user who changed or ended it last');
    table
      .timestamp('ended_at', { useTz: true })
      .comment('When it was ended; null while it is open');
    table.text('end_reason').comment('Why it was ended; null while it is open');
    table.index(['entity_ref'], 'stage_targets_entity_ref_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('stage_targets');
};
