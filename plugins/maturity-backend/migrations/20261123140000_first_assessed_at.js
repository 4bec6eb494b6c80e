// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assessments', table => {
    table
      .timestamp('first_assessed_at', { useTz: true })
      .comment('When the entity was first assessed by the model');
  });
  // Of those that are there already, as far back as anything is known of them.
  await knex('assessments').update({
    first_assessed_at: knex.raw(
      `coalesce((
        select min(changed_at) from stage_changes
        where stage_changes.entity_ref = assessments.entity_ref
          and stage_changes.model_id = assessments.model_id
      ), assessed_at)`,
    ),
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assessments', table => {
    table.dropColumn('first_assessed_at');
  });
};
