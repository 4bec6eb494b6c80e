/** Texts of the tab "Teams". */
export const teams = {
  label: 'Stages by team',
  count_one: '{{shown}} team',
  count_other: '{{shown}} teams',
  team: 'Team',
  measured: 'Observed',
  own: 'Owned by {{team}} directly',
  open: 'Show the teams below {{team}}',
  close: 'Hide the teams below {{team}}',
  openAll: 'Expand all',
  closeAll: 'Collapse all',
  view: 'Columns',
  views: { stages: 'Stages', checks: 'Checks' },
  layout: 'Rows',
  layouts: { tree: 'Group tree', list: 'List of teams' },
  legend: {
    stages: 'Share at each stage',
    checks: 'Share that meets the check',
  },
  services: 'Show {{entities}} of {{team}}',
  // The label begins with the visible text: voice control finds the cell by it.
  cellStage: '{{team}}, {{column}}: {{share}}, {{part}} of {{entities}}',
  cellCheck:
    '{{team}}, {{column}}: {{share}}, met by {{part}} of {{entities}}. Show the others.',
  cellNothing: '{{team}}, {{column}}: no data',
} as const;
