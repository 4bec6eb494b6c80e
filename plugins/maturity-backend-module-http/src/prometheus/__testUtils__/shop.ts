import { toPyrraRules, toSlothRules } from './objectiveRules';

/** Requests of each service between two scrapes, by their code. */
const requests: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  shop: { 200: 993, 429: 2, 500: 5 },
  cart: { 200: 980, 500: 20 },
  pay: { 200: 995, 500: 5 },
  bank: { 200: 995, 500: 5 },
  quiet: { 200: 0, 500: 0 },
};

/** Series of the metric `app_info`. */
export const APPS = 1_500;

/** Writes the metrics of some services at a scrape. */
export function writeMetrics(scrapes: number): string {
  const counters = Object.entries(requests).flatMap(([service, codes]) =>
    Object.entries(codes).map(
      ([code, count]) =>
        `http_requests_total{service="${service}",code="${code}"} ${
          count * scrapes
        }`,
    ),
  );
  const apps = Array.from(
    { length: APPS },
    (_, index) => `app_info{app="app-${index}",version="1.${index}"} ${index}`,
  );
  const odd = ['NaN', '+Inf', '-Inf'].map(
    (value, index) => `odd{app="app-${index}"} ${value}`,
  );
  return [...counters, ...apps, ...odd, ''].join('\n');
}

/** Objectives of the services, and alert rules. */
export const ruleGroups = {
  groups: [
    ...[
      { service: 'shop', name: 'availability', errors: '5..' },
      { service: 'shop', name: 'throttling', errors: '429' },
      { service: 'cart', name: 'availability', errors: '5..' },
      // Without requests, its rate of errors is 0 / 0.
      { service: 'quiet', name: 'availability', errors: '5..' },
      // One of two objectives has no metric.
      { service: 'pay', name: 'latency', errors: '5..', counter: 'missing' },
    ].map(objective => toSlothRules({ ...objective, target: 0.99 })),
    ...['pay', 'bank'].map(service =>
      toPyrraRules({ service, name: 'errors', target: 0.99, errors: '5..' }),
    ),
    {
      name: 'alerts',
      rules: [
        { alert: 'ShopDown', expr: 'up == 0' },
        // Several series on both sides.
        { alert: 'Broken', expr: 'app_info * on(job) http_requests_total' },
      ],
    },
  ],
};
