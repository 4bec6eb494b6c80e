/** Texts of the tab "Model" about how to read all the others. */
export const explained = {
  title: 'How to read it',
  stage: {
    title: 'A stage',
    text: 'It is reached when every required check of it, and of all stages below it, is met. The lowest gap decides.',
    example: 'Stage {{rank}} of {{stages}}, as an example',
  },
  outcomes: {
    title: 'A check has one of five outcomes',
    pass: 'Somebody or something looked, and it holds.',
    fail: 'Somebody or something looked, and it does not hold. It is open work, not a fault.',
    unknown:
      'Nobody knows. It never counts as met, and is never shown as a failure. There are three reasons:',
    notApplicable: 'It makes no sense here, so it holds nothing up.',
    exempt:
      'It need not be met for now: somebody granted that, with a reason and an end. It holds nothing up, and stays in sight.',
    effect: {
      pass: 'counts',
      fail: 'holds up the stage',
      unknown: 'holds up the stage',
      notApplicable: 'holds nothing up',
      exempt: 'holds nothing up',
    },
  },
  reasons: {
    missing: 'Missing: no source has reported on it yet.',
    stale: 'Too old: it was seen so long ago that it proves nothing now.',
    error: 'Error: the source could not be read.',
  },
  measured: {
    title: 'Measured',
    text: 'Of the checks that apply, the share whose answer is known. The more is measured, the more a stage says.',
  },
  kinds: {
    title: 'Not every check holds up a stage',
    required: 'Must be met to reach the stage.',
    recommended: 'Good to have: it is shown and counted, and holds up nothing.',
    graceLabel: 'Required from a date',
    grace:
      'A grace period: only recommended until that day, so that teams have time.',
  },
} as const;
