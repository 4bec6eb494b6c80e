// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('facts', table => {
    table.comment('What each fact source last saw of each entity');
    table.text('entity_ref').notNullable().comment('The entity that was seen');
    table.text('source_id').notNullable().comment('The source that looked');
    table
      .text('facts', 'longtext')
      .notNullable()
      .comment('Observations by fact name, as JSON');
    table
      .text('hash')
      .notNullable()
      .comment('Of the facts; equal hashes are not written again');
    table.text('etag').comment('Handed back to the source at its next look');
    table
      .timestamp('observed_at', { useTz: true })
      .comment('Last good look, null if there never was one');
    table
      .text('error', 'longtext')
      .comment('Why the last look failed, null if it did not');
    table
      .timestamp('error_at', { useTz: true })
      .comment('When the last look failed');
    table.primary(['entity_ref', 'source_id']);
  });

  await knex.schema.createTable('check_lists', table => {
    table.comment(
      'Check ids of a model in order, so that outcomes can be one digit each',
    );
    table.text('id').primary().notNullable().comment('Hash of the check ids');
    table
      .text('check_ids', 'longtext')
      .notNullable()
      .comment('Check ids in the order of the model, as JSON');
  });

  await knex.schema.createTable('assessments', table => {
    table.comment('The latest outcome of each model for each entity');
    table.text('entity_ref').notNullable().comment('The assessed entity');
    table.text('model_id').notNullable().comment('The model');
    table
      .integer('model_version')
      .notNullable()
      .comment('Version of the model at the assessment');
    table.text('kind').notNullable().comment('Lower case kind of the entity');
    table.text('namespace').notNullable().comment('Namespace of the entity');
    table.text('name').notNullable().comment('Name of the entity');
    table.text('title').comment('Title of the entity');
    table.text('type').comment('spec.type of the entity');
    table.text('lifecycle').comment('spec.lifecycle of the entity');
    table.text('system').comment('Entity ref of the system');
    table.text('domain').comment('Entity ref of the domain');
    table
      .text('owners')
      .notNullable()
      .comment('Entity refs of the owners, as JSON');
    table.text('tags').notNullable().comment('Tags of the entity, as JSON');
    table.text('stage').comment('Id of the stage, null for not assessed');
    table
      .integer('rank')
      .notNullable()
      .comment('Position of the stage from 1, 0 for not assessed');
    table
      .text('left_out')
      .comment('Why lists and counts leave it out, null where they do not');
    table.text('next_stage').comment('Id of the stage to reach next');
    table
      .integer('highest_rank')
      .notNullable()
      .comment('Position of the highest stage that unknown checks leave open');
    table
      .integer('observed_checks')
      .notNullable()
      .comment('Checks known by observation');
    table
      .integer('declared_checks')
      .notNullable()
      .comment('Checks known only from the catalog');
    table
      .integer('attested_checks')
      .notNullable()
      .comment('Checks known only by a statement');
    table
      .integer('applicable_checks')
      .notNullable()
      .comment('Checks that apply and are not exempt');
    table
      .text('next_steps')
      .notNullable()
      .comment('What blocks the next stage, best first, as JSON');
    table
      .text('check_list_id')
      .notNullable()
      .comment('The checks that the outcomes are of, in check_lists');
    table.text('outcomes').notNullable().comment('One digit for each check');
    table
      .text('results', 'longtext')
      .notNullable()
      .comment('Results of all checks with what was observed, as JSON');
    table
      .text('hash')
      .notNullable()
      .comment('Of all that an assessment says; equal ones are not written');
    table
      .timestamp('assessed_at', { useTz: true })
      .notNullable()
      .comment('When this outcome was stored');
    table
      .timestamp('stage_since', { useTz: true })
      .comment('When the stage last changed, null if it never was at one');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Grows with each change, over all assessments');
    table.primary(['entity_ref', 'model_id']);
    table.unique(['revision'], { indexName: 'assessments_revision_uniq' });
  });

  await knex.schema.createTable('deleted_assessments', table => {
    table.comment(
      'Assessments that are gone, so that every replica drops them',
    );
    table.text('entity_ref').notNullable().comment('The assessed entity');
    table.text('model_id').notNullable().comment('The model');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('The revision of the deletion');
    table
      .timestamp('deleted_at', { useTz: true })
      .notNullable()
      .comment('When it was deleted');
    table.primary(['entity_ref', 'model_id']);
    table.unique(['revision'], {
      indexName: 'deleted_assessments_revision_uniq',
    });
    table.index(['deleted_at'], 'deleted_assessments_deleted_at_idx');
  });

  await knex.schema.createTable('revisions', table => {
    table.comment('One row: the counter of changes to assessments');
    table.integer('id').primary().notNullable().comment('Always 1');
    table
      .bigInteger('latest')
      .notNullable()
      .comment('The latest revision that was given out');
    table
      .bigInteger('forgotten')
      .notNullable()
      .comment('Deletions up to this revision are no longer listed');
  });
  await knex('revisions').insert({ id: 1, latest: 0, forgotten: 0 });

  await knex.schema.createTable('stage_changes', table => {
    table.comment('Each time an entity went from one stage to another');
    table.bigIncrements('id').comment('Grows with time');
    table.text('entity_ref').notNullable().comment('The assessed entity');
    table.text('model_id').notNullable().comment('The model');
    table
      .integer('model_version')
      .notNullable()
      .comment('Version of the model that led to the new stage');
    table
      .timestamp('changed_at', { useTz: true })
      .notNullable()
      .comment('When the change was stored');
    table.text('from_stage').comment('Stage before, null for not assessed');
    table.text('to_stage').comment('Stage after, null for not assessed');
    table
      .text('checks', 'longtext')
      .notNullable()
      .comment('Checks whose outcome changed with it, as JSON');
    table.index(
      ['entity_ref', 'model_id', 'changed_at'],
      'stage_changes_entity_ref_idx',
    );
    table.index(['changed_at'], 'stage_changes_changed_at_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('stage_changes');
  await knex.schema.dropTable('revisions');
  await knex.schema.dropTable('deleted_assessments');
  await knex.schema.dropTable('assessments');
  await knex.schema.dropTable('check_lists');
  await knex.schema.dropTable('facts');
};
