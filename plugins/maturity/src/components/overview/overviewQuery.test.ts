import { changeOverviewQuery, parseOverviewQuery } from './overviewQuery';

const today = '2026-11-23';

function parse(search: string) {
  return parseOverviewQuery(new URLSearchParams(search), today);
}

it('reads what the URL says', () => {
  expect(parse('trend=365&movers=7&fixes=20&asOf=2026-10-01')).toEqual({
    trend: 365,
    movers: 7,
    fixes: 20,
    asOf: '2026-10-01',
  });
});

it.each([
  ['', 'nothing'],
  ['trend=31&movers=-1&fixes=1e9', 'what is not offered'],
  ['asOf=2026-11-23', 'today, which is not past'],
  ['asOf=2027-01-01', 'the future'],
  ['asOf=2026-02-31', 'a day that no month has'],
  ['asOf=yesterday', 'no day at all'],
])('falls back on defaults for %s: %s', search => {
  expect(parse(search)).toEqual({
    trend: 90,
    movers: 30,
    fixes: 5,
    asOf: undefined,
  });
});

it('changes its own parameters and leaves the others alone', () => {
  const changed = changeOverviewQuery(
    new URLSearchParams('owner=group:default/a&asOf=2026-10-01&trend=30'),
    { asOf: undefined, movers: 90 },
  );
  expect(changed.toString()).toBe(
    'owner=group%3Adefault%2Fa&trend=30&movers=90',
  );
});
