/** Texts of the home page's widget. */
export const home = {
  title: 'My teams: maturity',
  description: 'The stage of what your teams own, and what to do next',
  loading: 'Loading where your teams stand',
  noTeamTitle: 'You are in no team yet',
  noTeam: 'The catalog knows no group that you are a member of.',
  nothing: 'Your teams own nothing that is assessed.',
  stages: 'Where they stand',
  next: 'What to fix first',
  nothingNext: 'Nothing: all of it stands at the top stage.',
  changed: 'What changed in 30 days',
  unchanged: 'No stage changed.',
  open: 'See all of it',
} as const;
