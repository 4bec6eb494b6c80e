/** Texts of the tab "Teams". */
export const teams = {
  label: 'Teams and where their services stand',
  count_one: '{{shown}} team',
  count_other: '{{shown}} teams',
  team: 'Team',
  total: 'Services',
  measured: 'Measured',
  own: 'Owned by {{team}} itself',
  open: 'Show the teams below {{team}}',
  close: 'Hide the teams below {{team}}',
  openAll: 'Open all',
  closeAll: 'Close all',
  view: 'Columns',
  views: { stages: 'Stages', checks: 'Checks' },
  layout: 'Rows',
  layouts: { tree: 'Group tree', list: 'List of teams' },
  legend: {
    stages: 'Share of a team’s services at each stage',
    checks: 'Share of a team’s services that meet the check',
  },
  services_one: 'Show the {{shown}} service of {{team}}',
  services_other: 'Show the {{shown}} services of {{team}}',
  // What is seen, the share, is said as it stands: voice control finds the cell by it.
  cellStage: '{{team}}, {{column}}: {{share}}, {{part}} of {{whole}} services',
  cellCheck:
    '{{team}}, {{column}}: {{share}}, met by {{part}} of {{whole}} services. Show those that do not meet it.',
  cellNothing: '{{team}}, {{column}}: nothing to count',
} as const;
