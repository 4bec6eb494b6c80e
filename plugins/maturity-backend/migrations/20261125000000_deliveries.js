// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_targets', table => {
    table.comment(
      'What senders call the things that events are about, and which entity it is',
    );
    table.text('id').primary().notNullable().comment('Hash of the rest');
    table.text('source').notNullable().comment('Who calls it so');
    table
      .text('target', 'longtext')
      .notNullable()
      .comment('Ref, annotations and labels, as JSON');
    table
      .text('entity_ref')
      .comment('The entity, null while it is not known which');
    table
      .text('reason')
      .comment('Why it is not known, null where the entity is');
    table
      .timestamp('latest_at', { useTz: true })
      .notNullable()
      .comment('Instant of the latest event that came while it was not known');
    table.index(['entity_ref'], 'delivery_targets_entity_ref_idx');
    table.index(['source'], 'delivery_targets_source_idx');
    table.index(['latest_at'], 'delivery_targets_unmatched_idx', {
      predicate: knex.whereNull('entity_ref'),
    });
  });

  await knex.schema.createTable('deliveries', table => {
    table.comment(
      'Deployments, changes, incidents and heartbeats that were reported',
    );
    table
      .text('id')
      .primary()
      .notNullable()
      .comment('Hash of kind, source and external id');
    table
      .text('kind')
      .notNullable()
      .comment('deployment, change, incident or heartbeat');
    table.text('source').notNullable().comment('Who reported it');
    table.text('external_id').notNullable().comment('What the source calls it');
    table
      .text('target_id')
      .notNullable()
      .comment('What it is about, in delivery_targets');
    table
      .timestamp('occurred_at', { useTz: true })
      .notNullable()
      .comment('The instant by which it is in a window');
    table
      .text('details', 'longtext')
      .notNullable()
      .comment('All else that is known of it, as JSON');
    table
      .timestamp('received_at', { useTz: true })
      .notNullable()
      .comment('When it was first reported');
    table
      .timestamp('updated_at', { useTz: true })
      .notNullable()
      .comment('When a report last added something');
    table.index(['target_id', 'occurred_at'], 'deliveries_target_id_idx');
    table.index(['occurred_at'], 'deliveries_occurred_at_idx');
    table.index(['kind', 'occurred_at'], 'deliveries_kind_idx');
  });

  await knex.schema.createTable('delivery_reports', table => {
    table.comment('What the events of each entity come to');
    table.text('entity_ref').primary().notNullable().comment('The entity');
    table
      .text('report', 'longtext')
      .comment('All metrics, as JSON; null without events');
    table
      .text('summary')
      .comment('What distributions need of it, as JSON; null without events');
    table
      .text('facts', 'longtext')
      .notNullable()
      .comment('Facts by name, as JSON');
    table
      .timestamp('measured_at', { useTz: true })
      .comment('When it was measured, null if it never was');
    table
      .text('settings_hash')
      .notNullable()
      .comment('Of the settings that it was measured by');
    table
      .timestamp('due_at', { useTz: true })
      .comment('When it is to be measured again, null for never');
    table
      .integer('marks')
      .notNullable()
      .comment('Grows each time that events of the entity change');
    table
      .integer('measured_marks')
      .notNullable()
      .comment('The marks that the report knows of');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Grows with each change, over all reports');
    table.index(['due_at'], 'delivery_reports_due_at_idx');
    table.index(['revision'], 'delivery_reports_revision_idx');
  });

  // Changes of deliveries have a counter of their own, which is their lock, too.
  await knex('revisions').insert({ id: 2, latest: 0, forgotten: 0 });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex('revisions').where({ id: 2 }).delete();
  await knex.schema.dropTable('delivery_reports');
  await knex.schema.dropTable('deliveries');
  await knex.schema.dropTable('delivery_targets');
};
