import {
  changedServices,
  simulate,
  unchangedServices,
} from './__testUtils__/simulateServices';

// The table in docs/delivery-accuracy.md has more runs. With 200 runs, a share of
// 2.5 % is above 5 % once in a hundred times, and the seed keeps it the same.
const options = { runs: 200, seed: 7 };

describe('a service that did not change', () => {
  it.each(unchangedServices.map(row => [row.title, row] as const))(
    'with %s is seldom called worse',
    (_, row) => {
      const { anyWorse, anyVerdict } = simulate(row, options);
      expect(anyWorse).toBeLessThanOrEqual(5);
      expect(anyVerdict).toBeLessThanOrEqual(10);
    },
  );
});

describe('a service that changed a lot', () => {
  it.each(
    [
      'fail rate 5 → 50 %, 20 deployments',
      'lead time × 3, 20 deployments',
      'lead time × 2, 50 deployments',
      'deployments 20 → 5',
    ].map(title => [title]),
  )('is seen: %s', title => {
    const row = changedServices.find(each => each.title === title);
    const { seen, anyWorse } = simulate(row!, options);
    expect(seen).toBeGreaterThanOrEqual(50);
    expect(anyWorse).toBeLessThanOrEqual(5);
  });
});
