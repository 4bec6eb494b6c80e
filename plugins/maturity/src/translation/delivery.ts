/** Texts about software delivery: the entity tab's section and the tab "Delivery". */
export const delivery = {
  title: 'Delivery (DORA)',
  days: 'Days looked back',
  lastDays: '{{shown}} days',
  source: 'Source: {{source}}',
  guide: 'How deliveries are recorded',
  connect: 'Connect a source (2 minutes)',
  notMeasured: 'Not measured',
  metric: {
    changeLeadTime: {
      title: 'Change lead time',
      about: 'From commit to production, the median',
    },
    deploymentFrequency: {
      title: 'Deployment frequency',
      about: 'Successful deployments to production',
    },
    failedDeploymentRecoveryTime: {
      title: 'Failed deployment recovery time',
      about: 'From a failed deployment until all is well again, the median',
    },
    changeFailRate: {
      title: 'Change fail rate',
      about: 'Share of deployments that needed an intervention',
    },
    deploymentReworkRate: {
      title: 'Deployment rework rate',
      about: 'Share of deployments that were not planned, but needed',
    },
  },
  group: { throughput: 'Throughput', instability: 'Instability' },
  value: {
    perDay: '{{number}} a day',
    perWeek: '{{number}} a week',
    perMonth: '{{number}} a month',
    perYear: '{{number}} a year',
    none: 'none',
    between: '{{from}} to {{to}}',
  },
  step: {
    seconds: {
      underHour: 'less than an hour',
      hourToDay: 'an hour to a day',
      dayToWeek: 'a day to a week',
      weekToMonth: 'a week to a month',
      monthToHalfYear: 'a month to half a year',
      overHalfYear: 'more than half a year',
    },
    perDay: {
      onDemand: 'on demand, several a day',
      hourToDay: 'one or two a day',
      dayToWeek: 'between one a day and one a week',
      weekToMonth: 'between one a week and one a month',
      monthToHalfYear: 'between one a month and one in half a year',
      overHalfYear: 'fewer than one in half a year',
    },
    share: {
      under5: 'less than 5 in 100',
      under10: '5 to 10 in 100',
      under15: '10 to 15 in 100',
      under30: '15 to 30 in 100',
      under45: '30 to 45 in 100',
      over45: '45 in 100 or more',
    },
  },
  ruler: {
    label: '{{metric}}: {{value}}; {{step}}, step {{number}} of {{steps}}',
    middle: 'the middle half: {{from}} to {{to}}',
    none: '{{metric}}: not measured',
    hint: 'Further right is better.',
  },
  line: {
    title: '26 weeks',
    label:
      '{{metric}} by week: measured in {{measured}} of {{weeks}} weeks, from {{first}} in the week of {{from}} to {{last}} in the week of {{to}}',
    one: '{{metric}} by week: measured in one of {{weeks}} weeks, {{last}} in the week of {{to}}',
    none: '{{metric}} by week: measured in none of {{weeks}} weeks',
  },
  past: {
    better: 'Better than before',
    steady: 'Steady',
    worse: 'Worse than before',
    notComparable: 'Not to be compared',
    was: 'the {{days}} days before: {{value}}',
    wasNot: 'the {{days}} days before: not measured',
    chance:
      'A difference like this comes about by chance in {{probability}} of cases ({{test}}, adjusted for five metrics).',
    tooFew:
      'One of the two spans of {{days}} days has too few events, or none, to be compared.',
    test: {
      'mann-whitney': 'Mann–Whitney test',
      poisson: 'test of two Poisson counts',
      fisher: 'Fisher’s exact test',
    },
  },
  sample: {
    changeLeadTime_one: 'from {{shown}} change',
    changeLeadTime_other: 'from {{shown}} changes',
    deploymentFrequency_one: 'from {{shown}} deployment',
    deploymentFrequency_other: 'from {{shown}} deployments',
    failedDeploymentRecoveryTime_one: 'from {{shown}} failure',
    failedDeploymentRecoveryTime_other: 'from {{shown}} failures',
    changeFailRate_one: 'from {{shown}} deployment',
    changeFailRate_other: 'from {{shown}} deployments',
    deploymentReworkRate_one: 'from {{shown}} deployment',
    deploymentReworkRate_other: 'from {{shown}} deployments',
    few: 'Few data',
    fewHint: 'Fewer than five: too few to say much.',
    open_one: '{{shown}} is still open and counts up to now',
    open_other: '{{shown}} are still open and count up to now',
  },
  reason: {
    noEvents: {
      why: 'Nothing was ever reported.',
      remedy: 'Have deployments reported: one line in the pipeline is enough.',
    },
    noDeployments: {
      why: 'No deployment was reported in these {{days}} days.',
      remedy:
        'If there were some, see whether the pipeline still reports them. Nobody can tell a service that rests from a report that broke.',
    },
    environmentUnknown: {
      why: 'Deployments are reported, but not to which environment.',
      remedy:
        'Have the pipeline name the environment. Without a name, nobody knows whether it is production.',
    },
    noProductionDeployments: {
      why: 'Deployments are reported, but none to production.',
      remedy:
        'If it is called otherwise here, have that name added to maturity.delivery.production.',
    },
    noChanges: {
      why: 'It is not known which changes the deployments brought.',
      remedy:
        'Have commits or merged requests reported, or have deployments name their commit.',
    },
    noFailures: {
      why: 'Nothing failed in these {{days}} days, so there was nothing to recover from.',
      remedy: 'Nothing needs to be done.',
    },
    incidentsNotTracked: {
      why: 'Nobody reports incidents, so a failure would not be known.',
      remedy:
        'Connect the alerting or on-call tool, or have rollbacks marked as such.',
    },
  },
  seen: {
    title: 'What was seen',
    sources: 'Sources',
    source: '{{source}}: {{kinds}}, the latest',
    environments: 'Environments',
    environment: '{{name}} ({{shown}})',
    unnamed: 'not told',
    production: 'Counted as production',
    incidents: 'Failures',
    tracked: 'would be known: incidents are reported',
    untracked: 'would not be known: incidents are not reported',
    kinds: {
      deployment: 'deployments',
      change: 'changes',
      incident: 'incidents',
    },
    steps: 'Steps of the rulers',
  },
  empty: {
    title: 'Not measured: deliveries are not recorded',
    text: 'Once a pipeline reports its deployments, five numbers appear here by themselves: how fast changes reach production, how often, and how well it goes. They are compared with nothing but their own past.',
    connected: 'Others here already report from: {{sources}}.',
  },
  table: {
    show: 'Show as table',
    showRulers: 'Show as rulers',
    metric: 'Metric',
    value: 'Last {{days}} days',
    step: 'Step',
    quartiles: 'Middle half',
    p90: '9 of 10 within',
    sample: 'Counted',
    open: 'Open',
    before: '{{days}} days before',
    past: 'Own past',
  },
  counted: {
    show: 'What is counted',
    showOf: 'What is counted for {{metric}}',
    loading: 'Loading what is counted',
    failed: 'What is counted could not be loaded',
    none: 'Nothing is counted.',
    noneCounts: 'None of them counts.',
    onlyCounts: {
      changeFailRate: 'Only those that failed',
      deploymentReworkRate: 'Only rework',
    },
    share: '{{shown}} of {{total}} deployments count.',
    more: 'Show {{shown}} more',
    first: 'The latest {{shown}} of {{total}}.',
    what: 'What',
    when: 'When',
    duration: 'Took',
    open: 'open, {{duration}} up to now',
    why: 'Why it counts',
    counts: { changeFailRate: 'failed', deploymentReworkRate: 'rework' },
    countsNot: 'as planned',
    basis: {
      namedByIncident: 'An incident names it',
      lastDeploymentBefore:
        'It was the last deployment before an incident began',
      deploymentFailed: 'The deployment itself failed',
      rolledBack: 'It was rolled back',
      listedByDeployment: 'A deployment lists it',
      deployedCommit: 'It is the commit that was deployed',
      mergedSincePrevious:
        'It was merged between two commits that were deployed',
      markedAsRework: 'It is marked as rework',
      fixesIncident: 'It ends an incident',
      isRollback: 'It brings an earlier version back',
    },
  },
  spread: {
    title: 'How delivery is distributed',
    text_one:
      'Each bar is the number of services at one step; further right is better. {{shown}} service, the last {{days}} days.',
    text_other:
      'Each bar is the number of services at one step; further right is better. {{shown}} services, the last {{days}} days.',
    legend: {
      title: 'How to read it',
      bar: 'services at this step of the ruler',
      better: 'better than its own past, by more than chance',
      steady: 'no difference to its own past beyond chance',
      worse: 'worse than its own past, by more than chance',
      notComparable: 'too few events now or before to be compared',
      middle:
        'from the first quarter to the last, and the service in the middle',
    },
    honest:
      'Nothing here is an average over services, and nobody is ranked: each metric is compared with the same service’s own past only.',
    bars: '{{metric}} of {{measured}} services: {{steps}}',
    bar: '{{services}} at {{step}}',
    middle:
      'Half of the services: {{from}} to {{to}}; the one in the middle: {{median}}',
    same: 'At least half of the services: {{median}}',
    notEnough: 'No service is measured.',
    measured: '{{measured}} of {{total}} measured',
    why: 'Not measured, and why',
    whyItem: '{{shown}}: {{why}}',
    past: 'Against their own {{days}} days before',
    direction: {
      better: '{{shown}} better',
      steady: '{{shown}} steady',
      worse: '{{shown}} worse',
      notComparable: '{{shown}} not to be compared',
    },
    table: {
      figure: 'Number of services',
      measured: 'Measured',
      step: 'At step {{number}}, the best being 1',
      p25: 'A quarter is up to',
      p50: 'The middle',
      p75: 'Three quarters are up to',
      reason: 'Not measured: {{why}}',
    },
    reason: {
      noEvents: 'nothing was ever reported',
      noDeployments: 'no deployment in this time',
      environmentUnknown: 'environment not named',
      noProductionDeployments: 'none to production',
      noChanges: 'changes not known',
      noFailures: 'nothing failed',
      incidentsNotTracked: 'incidents not reported',
    },
    emptyTitle:
      'Not measured: no delivery is recorded for any of these services',
    emptyText:
      'Once their pipelines report deployments, this tab shows how fast changes reach production, how often, and how well it goes: as distributions, and at each stage.',
  },
  stages: {
    title: 'Stage against delivery',
    text: 'What comes with moving up: where the services of each stage stand on the same rulers. The stronger the colour of a cell, the larger the share of that stage; further right is better.',
    caution:
      'Services differ in more than their stage, so a difference between two rows is a hint and no proof.',
    legend: {
      cell: 'many and few of the services of the stage',
      median: 'the service in the middle, where five or more are measured',
    },
    strip: '{{metric}} at {{stage}}: {{steps}}',
    stripNone: '{{metric}} at {{stage}}: not measured',
    none: 'none measured',
    measured_one: '{{shown}} measured',
    measured_other: '{{shown}} measured',
    middle: 'The middle',
    few: 'few',
  },
  unmatched: {
    title: 'Events that belong to no known entity',
    text_one:
      '{{shown}} thing that sends events was found nowhere in the catalog. Nothing of it is lost: it is counted as soon as an entity matches.',
    text_other:
      '{{shown}} things that send events were found nowhere in the catalog. Nothing of it is lost: it is counted as soon as an entity matches.',
    none: 'Every event belongs to an entity of the catalog.',
    source: 'Source',
    subject: 'What they call it',
    count: 'Events',
    latest: 'Latest',
    reason: 'Why it was not found',
    remedy:
      'Give the entity the annotation that the event carries, or have the event name the entity.',
    first: 'The first {{shown}} of {{total}}.',
  },
  parts: {
    title: 'Delivery of its parts (DORA)',
    loading: 'Loading the delivery of its parts',
    failed: 'The delivery of its parts could not be loaded',
    none: 'No delivery of its parts is recorded yet.',
    open: 'See it on the maturity page',
  },
  export: {
    deliveryMetrics: {
      csv: 'Metrics of each service, for spreadsheets (CSV)',
      json: 'Metrics of each service (JSON)',
    },
    deliveries: {
      csv: 'Every event, for spreadsheets (CSV)',
      json: 'Every event (JSON)',
    },
  },
  states: {
    loading: 'Loading the delivery metrics',
    failed: 'The delivery metrics could not be loaded',
  },
} as const;
