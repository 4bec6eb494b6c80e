/** Texts of the organisation page. */
export const org = {
  tabs: {
    overview: 'Overview',
    services: 'Services',
    teams: 'Teams',
    model: 'Model',
  },
} as const;
