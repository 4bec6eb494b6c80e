/** Texts that more than one screen uses. */
export const common = {
  title: 'Platform engineering maturity',
  notAssessed: 'Not assessed',
  stageNumber: 'Stage {{rank}}',
  stageOf: 'Stage {{rank}} of {{count}}',
  measured: 'measured {{share}}',
  measuredOf: '{{known}} of {{applicable}} checks measured',
  outcome: {
    pass: 'Met',
    fail: 'Not met',
    unknown: 'Not measured',
    notApplicable: 'Not applicable',
    exempt: 'Exempt',
  },
  effort: {
    small: 'hours of work',
    medium: 'days of work',
    large: 'weeks of work',
  },
  retry: 'Try again',
  opensInNewTab: 'opens in a new tab',
} as const;
