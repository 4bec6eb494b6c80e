/** Texts of the overview: stages over time, what to fix first, movers. */
export const overview = {
  days_one: '{{shown}} day',
  days_other: '{{shown}} days',
  trend: {
    title: 'Stages over time',
    choice: 'How far back',
    upIn_one: '▲ {{shown}} point in {{days}} days',
    upIn_other: '▲ {{shown}} points in {{days}} days',
    downIn_one: '▼ {{shown}} point in {{days}} days',
    downIn_other: '▼ {{shown}} points in {{days}} days',
    sameIn: 'Steady for {{days}} days',
    upSince_one: '▲ {{shown}} point since {{date}}',
    upSince_other: '▲ {{shown}} points since {{date}}',
    downSince_one: '▼ {{shown}} point since {{date}}',
    downSince_other: '▼ {{shown}} points since {{date}}',
    sameSince: 'Steady since {{date}}',
    text: '{{after}} are at stage {{rank}} or above, {{before}} were on {{date}}.',
    historySince:
      '{{after}} are at stage {{rank}} or above, {{before}} were on {{date}}, when the history begins.',
    chartLabel:
      'Services at each stage, day by day. Arrow keys move from day to day.',
    day: 'Day',
    atLeast: 'Stage {{rank}}+',
    emptyTitle: 'No history yet',
    empty:
      'The first day is counted tonight. From then on each day adds a point.',
    emptySince:
      'The history began on {{date}}. From the second day on it is drawn here.',
    endBar: 'The last day, from the highest stage at the bottom',
  },
  fixes: {
    title: 'What to fix first',
    text_one:
      'With the first fix {{shown}} of {{total}} services below the top stage rises.',
    text_other:
      'With the first {{fixes}} fixes {{shown}} of {{total}} services below the top stage rise.',
    textNone:
      'No few fixes let a service rise at once. These bring most of them closer.',
    none: 'Nothing to fix: all that is assessed stands at the top stage.',
    left_one: '{{shown}} service is left out, since nothing is known of it.',
    left_other:
      '{{shown}} services are left out, since nothing is known of them.',
    rises_one: '{{shown}} service rises',
    rises_other: '{{shown}} services rise',
    closer_one: '{{shown}} service gets closer',
    closer_other: '{{shown}} services get closer',
    soFar_one: '{{shown}} rise so far',
    soFar_other: '{{shown}} rises so far',
    how: 'Each fix is the one that lets the most services rise after the fixes above it. A service that rises twice counts twice; "rises so far" adds up.',
    notMet_one: '{{shown}} service does not meet it.',
    notMet_other: '{{shown}} services do not meet it.',
    notMeasured_one: 'For {{shown}} service it is to be measured first.',
    notMeasured_other: 'For {{shown}} services it is to be measured first.',
    blocks_one:
      'After the fixes above it, it holds up the next stage of {{shown}} service.',
    blocks_other:
      'After the fixes above it, it holds up the next stage of {{shown}} services.',
    why: 'Why',
    fix: 'How to meet it',
    guide: 'Guide',
    behind_one: 'See the {{shown}} service',
    behind_other: 'See the {{shown}} services',
    behindOf: '{{link}}: {{check}}',
    more: 'Plan more fixes',
    fewer: 'Plan fewer fixes',
    column: {
      fix: 'Fix',
      effort: 'Effort',
      fail: 'Not met',
      unknown: 'Not measured',
      rises: 'Rises',
      risesSoFar: 'Rises so far',
    },
  },
  movers: {
    title: 'Movers',
    choice: 'How far back',
    text: '{{up}} moved up and {{down}} moved down in the last {{days}} days.',
    textFirst_one:
      '{{shown}} service was assessed for the first time and is not among them.',
    textFirst_other:
      '{{shown}} services were assessed for the first time and are not among them.',
    up: 'Up',
    down: 'Down',
    measured: 'Moved because more is measured now',
    measuredText:
      'Nothing got better or worse: the checks were not measured, or not asked for, before.',
    none: 'No service changed its stage in the last {{days}} days.',
    noneUp: 'None moved up.',
    noneDown: 'None moved down.',
    upFromTo: 'Up from {{from}} to {{to}}',
    downFromTo: 'Down from {{from}} to {{to}}',
    changed: '{{check}}: {{from}}, now {{to}}',
    appeared: '{{check}}: new, {{to}}',
    gone: '{{check}}: no longer asked for',
    moreChecks_one: 'and {{shown}} more check',
    moreChecks_other: 'and {{shown}} more checks',
    more: 'Show more movers',
    column: {
      name: 'Name',
      from: 'From',
      to: 'To',
      when: 'When',
      why: 'Why',
    },
  },
  asOf: {
    label: 'As of',
    title: 'Where they stood on {{date}}',
    notice:
      'You look at {{date}}: the services that there are now, as they stood at the end of that day (UTC). What to fix and movers are of today and not shown.',
    back: 'Back to today',
    none: 'None of today’s services had been assessed by {{date}}.',
  },
  output: {
    export: 'Export',
    csv: 'Table (CSV)',
    json: 'Data (JSON)',
    running: 'Preparing the file…',
    done: '{{file}} is saved.',
    failed: 'The file could not be made: {{message}}',
    print: 'Print',
    leftOut:
      'On paper are the first {{shown}} of {{total}} rows. An export has them all.',
  },
} as const;
