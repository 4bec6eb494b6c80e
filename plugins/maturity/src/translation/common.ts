/** Texts that several screens use. */
export const common = {
  title: 'Platform engineering maturity',
  notAssessed: 'Not assessed yet',
  stageNumber: 'Stage {{rank}}',
  stageOf: 'Stage {{rank}} of {{stages}}: {{title}}',
  range: 'At least stage {{rank}} · at most stage {{highest}}',
  rangeWhy: 'Too little is measured to say more.',
  /** The share of the applicable checks that are known, by the grade of the result. */
  evidence: {
    observed: '{{share}} observed',
    declared: '{{share}} declared',
    attested: '{{share}} attested',
    unmeasured: '{{share}} not measured',
    counted: '{{share}} ({{shown}})',
    none: 'No applicable checks',
  },
  outcome: {
    pass: 'Met',
    fail: 'Not met',
    unknown: 'Not measured',
    notApplicable: 'Not applicable',
    exempt: 'Exempt',
  },
  grade: {
    observed: 'Observed',
    declared: 'Declared',
    attested: 'Attested',
  },
  gradeMeaning: {
    observed: 'Observed by a tool, in a repository or in the catalog',
    declared: 'Declared in the catalog; not verified',
    attested: 'Attested by a person; not verified',
  },
  /** Stands alone; `effortSize` stands below a heading "Effort". */
  effort: {
    small: 'Effort: small (hours)',
    medium: 'Effort: medium (days)',
    large: 'Effort: large (weeks)',
  },
  effortSize: {
    small: 'Small (hours)',
    medium: 'Medium (days)',
    large: 'Large (weeks)',
  },
  /** Entities by their kind; `mixed` where there are several kinds. */
  entities: {
    component: {
      count_one: '{{shown}} service',
      count_other: '{{shown}} services',
      plural: 'services',
      title: 'Services',
    },
    api: {
      count_one: '{{shown}} API',
      count_other: '{{shown}} APIs',
      plural: 'APIs',
      title: 'APIs',
    },
    resource: {
      count_one: '{{shown}} resource',
      count_other: '{{shown}} resources',
      plural: 'resources',
      title: 'Resources',
    },
    system: {
      count_one: '{{shown}} system',
      count_other: '{{shown}} systems',
      plural: 'systems',
      title: 'Systems',
    },
    domain: {
      count_one: '{{shown}} domain',
      count_other: '{{shown}} domains',
      plural: 'domains',
      title: 'Domains',
    },
    group: {
      count_one: '{{shown}} team',
      count_other: '{{shown}} teams',
      plural: 'teams',
      title: 'Teams',
    },
    mixed: {
      count_one: '{{shown}} entity',
      count_other: '{{shown}} entities',
      plural: 'entities',
      title: 'Entities',
    },
  },
  retry: 'Try again',
  opensInNewTab: 'opens in a new tab',
} as const;
