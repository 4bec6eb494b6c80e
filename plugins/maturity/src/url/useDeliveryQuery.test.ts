import { changeDeliveryQuery, parseDeliveryQuery } from './useDeliveryQuery';

const parse = (search: string) =>
  parseDeliveryQuery(new URLSearchParams(search));

it('looks 90 days back unless told otherwise, and leaves out what makes no sense', () => {
  expect(parse('')).toEqual({ days: 90, open: [] });
  expect(parse('deliveryDays=30&openMetric=changeFailRate')).toEqual({
    days: 30,
    open: ['changeFailRate'],
  });
  expect(parse('deliveryDays=31&openMetric=elite')).toEqual({
    days: 90,
    open: [],
  });
});

it('changes its own parameters and no others', () => {
  const current = new URLSearchParams('owner=a&openMetric=changeLeadTime');
  expect(changeDeliveryQuery(current, { days: 30 }).toString()).toBe(
    'owner=a&deliveryDays=30&openMetric=changeLeadTime',
  );
  expect(changeDeliveryQuery(current, { days: 90, open: [] }).toString()).toBe(
    'owner=a',
  );
});
