/** Texts of the home page's widget. */
export const home = {
  title: 'My teams: maturity',
  description: 'Stages, next steps and recent changes of what your teams own',
  loading: 'Loading the stages of your teams',
  noTeamTitle: 'No team yet',
  noTeam: 'You are not a member of any group in the catalog.',
  nothing: 'Nothing that your teams own is assessed.',
  stages: 'Stages by team',
  next: 'Highest impact',
  nothingNext: 'Top stage reached everywhere.',
  changed: 'Stage changes in the last 30 days',
  unchanged: 'No stage changes.',
  open: 'Open the maturity page',
} as const;
