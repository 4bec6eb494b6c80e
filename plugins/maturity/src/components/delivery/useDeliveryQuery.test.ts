import { changeDeliveryQuery, parseDeliveryQuery } from './useDeliveryQuery';

const parse = (search: string) =>
  parseDeliveryQuery(new URLSearchParams(search));

it.each([
  ['', { days: 90, open: [] }],
  ['deliveryDays=30', { days: 30, open: [] }],
  ['deliveryDays=365', { days: 90, open: [] }],
  [
    'openMetric=changeFailRate&openMetric=changeLeadTime&openMetric=luck',
    { days: 90, open: ['changeLeadTime', 'changeFailRate'] },
  ],
])('reads "%s"', (search, query) => {
  expect(parse(search)).toEqual(query);
});

it('writes only what differs from the usual, and leaves parameters of others', () => {
  const current = new URLSearchParams('owner=group%3Aa&deliveryDays=30');
  const opened = changeDeliveryQuery(current, { open: ['changeFailRate'] });
  expect(opened.toString()).toBe(
    'owner=group%3Aa&deliveryDays=30&openMetric=changeFailRate',
  );
  expect(
    changeDeliveryQuery(opened, { days: 90, open: [] }).toString(),
  ).toBe('owner=group%3Aa');
});
