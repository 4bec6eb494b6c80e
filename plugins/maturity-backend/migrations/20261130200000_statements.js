// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('attestations', table => {
    table.comment(
      'What people stated in the portal: each statement is a row of its own and stays',
    );
    table.text('id').primary().notNullable().comment('UUID made by the client');
    table.text('entity_ref').notNullable().comment('The entity it is about');
    table
      .text('name')
      .notNullable()
      .comment('Name of the fact in the source "attestation"');
    table.text('answer').notNullable().comment('yes, no, notYet, or withdrawn');
    table.text('note').comment('In the words of the author');
    table.text('evidence').comment('An https link');
    table.text('stated_by').notNullable().comment('Ref of the user');
    table
      .timestamp('stated_at', { useTz: true })
      .notNullable()
      .comment('When it was stated');
    table
      .text('expires_on')
      .comment('Day (UTC) on which it ends; null if it was withdrawn');
    table
      .text('replaced_by')
      .comment('The statement that took its place; null for the last one');
    table.index(['entity_ref', 'name'], 'attestations_entity_idx');
    table.index(['expires_on'], 'attestations_expires_idx');
  });
  // Two people who answer at once cannot both be the last one.
  await knex.raw(
    'create unique index attestations_last_idx on attestations (entity_ref, name) where replaced_by is null',
  );

  await knex.schema.createTable('exemptions', table => {
    table.comment(
      'Exemptions that people asked for in the portal, decided or not',
    );
    table.text('id').primary().notNullable().comment('UUID made by the client');
    table.text('entity_ref').notNullable().comment('The exempt entity');
    table
      .text('model_id')
      .comment('The model of the check; null for each that has it');
    table.text('check_id').notNullable().comment('The check');
    table.text('reason').notNullable().comment('In the words of the requester');
    table.text('evidence').comment('An https link');
    table.text('until').notNullable().comment('Its last day (UTC)');
    table
      .text('status')
      .notNullable()
      .comment('requested, approved, denied, withdrawn, or ended');
    table.text('requested_by').notNullable().comment('Ref of the user');
    table
      .timestamp('requested_at', { useTz: true })
      .notNullable()
      .comment('When it was asked for');
    table.text('decided_by').comment('Ref of who approved or denied it');
    table
      .timestamp('decided_at', { useTz: true })
      .comment('When it was approved or denied');
    table.text('decision_note').comment('In the words of who decided');
    table.text('ended_by').comment('Ref of who withdrew or ended it');
    table
      .timestamp('ended_at', { useTz: true })
      .comment('When it was withdrawn or ended');
    table
      .integer('version')
      .notNullable()
      .comment('Counts its changes, so that nobody decides on an old text');
    table.index(['entity_ref'], 'exemptions_entity_idx');
    table.index(['status', 'until'], 'exemptions_status_idx');
  });
  // One request at a time: the second person sees the first one's.
  await knex.raw(
    "create unique index exemptions_requested_idx on exemptions (entity_ref, check_id) where status = 'requested'",
  );
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('exemptions');
  await knex.schema.dropTable('attestations');
};
