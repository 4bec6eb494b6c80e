// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_reports', table => {
    table.comment('The last run of each source, or of each shard of it');
    table.text('work_id').notNullable().comment('The source, or its shard');
    table.text('source_id').notNullable().comment('The source');
    table
      .timestamp('started_at', { useTz: true })
      .notNullable()
      .comment('The start of the run, or of its continuation');
    table
      .timestamp('ended_at', { useTz: true })
      .notNullable()
      .comment('The end of the run, also of one that failed');
    table
      .timestamp('postponed_until', { useTz: true })
      .comment('When the rest is asked for; null if there is none');
    table
      .integer('asked')
      .notNullable()
      .comment('Entities that the source was asked about');
    table
      .integer('with_facts')
      .notNullable()
      .comment('Of these, entities with a known fact');
    table
      .integer('failed')
      .notNullable()
      .comment('Of these, entities that were answered with an error');
    table
      .integer('collected_before')
      .notNullable()
      .comment('Entities that the run had collected before it was continued');
    table
      .integer('requests')
      .comment('Requests to the tool; null if the source does not count them');
    table.text('error').comment('Why the run ended early; null if it did not');
    table
      .text('problems')
      .notNullable()
      .comment('JSON: what is not known and why, by the number of entities');
    table.primary(['work_id']);
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_reports');
};
