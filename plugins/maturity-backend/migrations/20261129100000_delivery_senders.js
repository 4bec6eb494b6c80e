// @ts-check

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('delivery_targets', table => {
    // Absent for what was received before.
    table
      .text('sender')
      .comment(
        'Who sent the events, null for what was received before that was kept',
      );
    table.index(['sender'], 'delivery_targets_sender_idx');
  });
};

/**
 * @param { import("knex").Knex } knex
 * @returns { Promise<void> }
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('delivery_targets', table => {
    table.dropIndex(['sender'], 'delivery_targets_sender_idx');
    table.dropColumn('sender');
  });
};
