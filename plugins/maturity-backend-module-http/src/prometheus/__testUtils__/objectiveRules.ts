/** An objective over the counter of requests of a service. */
export interface Objective {
  readonly service: string;
  readonly name: string;
  readonly target: number;
  /** Matches the codes of requests that failed. */
  readonly errors: string;
  /** Counter of the requests. */
  readonly counter?: string;
}

/** Writes the recording rules and an alert that Sloth generates of an objective. */
export function toSlothRules(objective: Objective): object {
  const { service, name, target, errors } = objective;
  const { counter = 'http_requests_total' } = objective;
  const labels = {
    sloth_id: `${service}-${name}`,
    sloth_service: service,
    sloth_slo: name,
    owner: 'team-a',
  };
  const select = (metric: string) =>
    `${metric}{sloth_id="${labels.sloth_id}", sloth_service="${service}", sloth_slo="${name}"}`;
  const requests = `${counter}{service="${service}"`;
  const rates = 'slo:sli_error:ratio_rate5m';
  const budget = 1 - target;
  return {
    name: `sloth-slo-${labels.sloth_id}`,
    rules: [
      {
        record: rates,
        expr: `(sum(rate(${requests}, code=~"${errors}"}[5m])))\n/\n(sum(rate(${requests}}[5m])))`,
        labels: { ...labels, sloth_window: '5m' },
      },
      {
        record: 'slo:sli_error:ratio_rate30d',
        expr: `sum_over_time(${select(
          rates,
        )}[30d]) / ignoring (sloth_window) count_over_time(${select(
          rates,
        )}[30d])`,
        labels: { ...labels, sloth_window: '30d' },
      },
      { record: 'slo:objective:ratio', expr: `vector(${target})`, labels },
      { record: 'slo:error_budget:ratio', expr: `vector(1-${target})`, labels },
      {
        record: 'slo:period_burn_rate:ratio',
        expr: `${select(
          'slo:sli_error:ratio_rate30d',
        )} / on(sloth_id, sloth_slo, sloth_service) group_left ${select(
          'slo:error_budget:ratio',
        )}`,
        labels,
      },
      {
        record: 'slo:period_error_budget_remaining:ratio',
        expr: `1 - ${select('slo:period_burn_rate:ratio')}`,
        labels,
      },
      {
        alert: 'HighErrorRate',
        expr: `max(${select(rates)} > (1 * ${budget})) without (sloth_window)`,
        labels: { sloth_severity: 'page' },
      },
    ],
  };
}

/** Writes the rules that Pyrra generates of an objective with `--generic-rules`. */
export function toPyrraRules(objective: Objective): object {
  const { service, name, target, errors } = objective;
  const slo = `${service}-${name}`;
  // Of the labels pyrra.dev/service and pyrra.dev/team.
  const labels = { slo, service, team: 'team-a' };
  const increase = 'http_requests:increase4w';
  return {
    name: `${slo}-generic`,
    rules: [
      {
        record: increase,
        expr: `sum by (code) (increase(http_requests_total{service="${service}"}[4w]))`,
        labels: { slo },
      },
      { record: 'pyrra_objective', expr: String(target), labels },
      { record: 'pyrra_window', expr: '2419200', labels },
      {
        record: 'pyrra_availability',
        expr: `1 - sum(${increase}{code=~"${errors}",slo="${slo}"} or vector(0)) / sum(${increase}{slo="${slo}"})`,
        labels,
      },
      {
        alert: 'ErrorBudgetBurn',
        expr: `pyrra_availability{slo="${slo}"} < 1`,
        labels,
      },
    ],
  };
}
