/**
 * Simulates services, and writes to `docs/delivery.md` how often a metric that
 * did not change gets a verdict, and how often a change is seen. It takes
 * minutes, so it is no part of `yarn docs`; a test keeps the limit.
 */
import {
  changedServices,
  simulate,
  unchangedServices,
} from '../../plugins/maturity-common/src/delivery/__testUtils__/simulateServices';
import { replaceSection, table, writeOrCheck } from './document';

const RUNS = 2_000;
const SEED = 42;
const path = 'docs/delivery.md';

const options = { runs: RUNS, seed: SEED };
const percent = (share: number) => `${share.toFixed(1)} %`;

const unchanged = unchangedServices.map(row => {
  const { anyWorse, anyVerdict, steady } = simulate(row, options);
  return [row.title, percent(anyWorse), percent(anyVerdict), percent(steady)];
});
const changed = changedServices.map(row => {
  const { seen, anyWorse } = simulate(row, options);
  return [row.title, percent(seen), percent(anyWorse)];
});

writeOrCheck({
  path,
  check: false,
  markdown: replaceSection({
    path,
    name: 'delivery accuracy',
    markdown: [
      `${RUNS.toLocaleString(
        'en',
      )} runs of each row, seed ${SEED}, written by \`yarn docs:delivery-accuracy\`.`,
      table(
        [
          'service that did not change',
          'any metric worse',
          'any metric better or worse',
          'at least 3 steady or better, none worse',
        ],
        unchanged,
      ),
      table(
        ['service that changed', 'seen as worse', 'another metric worse'],
        changed,
      ),
    ].join('\n\n'),
  }),
});
