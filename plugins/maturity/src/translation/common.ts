/** Texts that more than one screen uses. */
export const common = {
  title: 'Platform engineering maturity',
  notAssessed: 'Not assessed yet',
  stageNumber: 'Stage {{rank}}',
  stageOf: 'Stage {{rank}} of {{stages}}: {{title}}',
  measured: '{{share}} measured',
  measuredOf: '{{known}} of {{applicable}} applicable checks measured',
  outcome: {
    pass: 'Met',
    fail: 'Not met',
    unknown: 'Not measured',
    notApplicable: 'Not applicable',
    exempt: 'Exempt',
  },
  effort: {
    small: 'Hours of work',
    medium: 'Days of work',
    large: 'Weeks of work',
  },
  retry: 'Try again',
  opensInNewTab: 'opens in a new tab',
} as const;
