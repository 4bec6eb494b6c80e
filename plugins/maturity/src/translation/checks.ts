/** Texts of the tab "Checks". */
export const checks = {
  title: 'Check results',
  text: '{{checks}} checks, {{entities}}.',
  legend: 'Outcomes',
  segment: '{{check}}: {{outcome}}, {{shown}} ({{share}})',
  sort: 'Sort checks by',
  sorts: {
    leverage: 'Highest impact',
    notMet: 'Most often not met',
    notMeasured: 'Most often not measured',
    leastMet: 'Lowest share met',
    model: 'Model order',
  },
  byStage: 'Group by stage',
  alone: '{{entities}} would advance',
  together: 'Blocks {{entities}} (with other checks)',
  blocks: 'Blocks',
  blocksAlone: 'Would advance',
  who: { fail: 'Not met', unknown: 'Not measured' },
  all: 'Show {{entities}}',
  nobody: 'No failing or unmeasured results.',
} as const;
