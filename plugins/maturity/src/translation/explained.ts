/** Texts of the tab "Model" that explain all other tabs. */
export const explained = {
  title: 'How to read it',
  stage: {
    title: 'Stages',
    text: 'A stage is reached when its required checks, and those of all lower stages, are met.',
    range:
      'Outlined steps, “≥” and “at least”: too little is measured to rule out a higher stage.',
    example: 'Stage {{rank}} of {{stages}}, as an example',
  },
  outcomes: {
    title: '5 outcomes of a check',
    pass: 'The evidence meets the condition.',
    fail: 'The evidence does not meet the condition. This is open work, not an error.',
    unknown:
      'There is no usable evidence. It never counts as met, and is never shown as a failure:',
    notApplicable: 'The check does not apply to this entity.',
    exempt:
      'An approved, time-limited exemption with a reason. It stays visible.',
    effect: {
      pass: 'counts',
      fail: 'blocks the stage',
      unknown: 'blocks the stage',
      notApplicable: 'does not block',
      exempt: 'does not block',
    },
  },
  reasons: {
    missing: 'Missing: no source has reported yet.',
    stale: 'Stale: the evidence is too old.',
    error: 'Error: the source could not be read.',
  },
  measured: {
    title: 'Evidence',
    text: 'Shares of the applicable checks. The more is observed, the more reliable the stage.',
  },
  kinds: {
    title: 'Required and recommended checks',
    required: 'Must be met to reach the stage.',
    recommended: 'Shown and counted, but does not block the stage.',
    graceLabel: 'Required from a date',
    grace: 'Grace period: recommended until that day, required afterwards.',
  },
} as const;
