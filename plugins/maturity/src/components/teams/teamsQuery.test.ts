import {
  changeTeamsQuery,
  parseTeamsQuery,
  TeamsQuery,
  toggle,
} from './teamsQuery';

const everything: TeamsQuery = {
  view: 'checks',
  layout: 'list',
  sort: { field: 'check.pipeline', order: 'asc' },
  expansion: { base: 'none', toggled: ['group:default/a', 'group:default/b'] },
};
const nothing: TeamsQuery = {
  view: 'stages',
  layout: 'tree',
  sort: { field: 'total', order: 'desc' },
  expansion: { base: 'top', toggled: [] },
};

const parse = (search: string) => parseTeamsQuery(new URLSearchParams(search));

it('reads what it writes, beside what is not its own', () => {
  const written = changeTeamsQuery(
    new URLSearchParams('owner=x&toggled=gone'),
    everything,
  );
  expect(parseTeamsQuery(written)).toEqual(everything);
  expect(written.get('owner')).toBe('x');
});

it('writes nothing that goes without saying', () => {
  const written = changeTeamsQuery(new URLSearchParams('open=all'), {
    view: 'stages',
    layout: 'tree',
    expansion: nothing.expansion,
  });
  expect(written.toString()).toBe('');
});

it.each([
  '',
  'view=moon&layout=&open=some&toggled=',
  'teamSort=total:up',
  'teamSort=:asc',
])('takes "%s" for no choice', search => {
  expect(parse(search)).toEqual(nothing);
});

it('remembers a team that was opened or closed by the opposite of the rest', () => {
  const opened = toggle({ base: 'none', toggled: [] }, 'a');
  expect(opened).toEqual({ base: 'none', toggled: ['a'] });
  expect(toggle(opened, 'a')).toEqual({ base: 'none', toggled: [] });
});
