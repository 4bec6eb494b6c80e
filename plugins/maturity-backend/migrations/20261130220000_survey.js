// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('survey_participations', table => {
    table.comment('Who answered the survey, as keyed hashes in sorted lists');
    table.text('quarter').notNullable().comment('Such as 2026-Q4');
    table.integer('bucket').notNullable().comment('0 to 15, from the hash');
    table
      .text('hashes')
      .notNullable()
      .comment('JSON: hashes of the quarter and a person, sorted');
    table.primary(['quarter', 'bucket']);
  });
  await knex.schema.createTable('survey_tallies', table => {
    table.comment('Answers to the survey, added up by group');
    table.text('quarter').notNullable().comment('Such as 2026-Q4');
    table
      .text('form')
      .notNullable()
      .comment('Digest of the questions, which can change within a quarter');
    table.text('group_ref').notNullable().comment('The group');
    table.text('above').notNullable().comment('JSON: refs of groups above it');
    table
      .text('waiting')
      .comment('Sum of fewer than five answers, encrypted; null if none wait');
    table
      .text('shown')
      .notNullable()
      .comment('JSON: sum of the answers that are shown');
    table
      .text('texts')
      .notNullable()
      .comment('JSON: free texts that are shown, sorted');
    table.primary(['quarter', 'form', 'group_ref']);
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('survey_tallies');
  await knex.schema.dropTable('survey_participations');
};
