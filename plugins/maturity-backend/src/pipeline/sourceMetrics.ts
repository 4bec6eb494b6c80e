import { metrics } from '@opentelemetry/api';
import { SourceReport } from '../database';

/**
 * Metrics of the runs of sources, by source. Without an OpenTelemetry SDK in the
 * backend they go nowhere.
 */
class SourceMetrics {
  readonly #duration;
  readonly #entities;
  readonly #requests;
  readonly #remaining;
  readonly #limit;

  constructor() {
    const meter = metrics.getMeter('maturity');
    this.#duration = meter.createHistogram('maturity.source.run.duration', {
      description: 'Duration of the runs of fact sources',
      unit: 's',
    });
    this.#entities = meter.createCounter('maturity.source.entities', {
      description: 'Entities that fact sources were asked about, by result',
    });
    this.#requests = meter.createCounter('maturity.source.requests', {
      description: 'Requests of fact sources to their tools',
    });
    this.#remaining = meter.createGauge('maturity.source.budget.remaining', {
      description:
        'Left of a rate limit of a tool, at the end of the last run of a fact source',
    });
    this.#limit = meter.createGauge('maturity.source.budget.limit', {
      description: 'Rate limit of a tool, as it stated it last',
    });
  }

  /** Records one run. */
  record(report: SourceReport): void {
    const { asked, withFacts, failed, requests, sourceId: source } = report;
    const { budgets = [] } = report;
    const milliseconds = report.endedAt.getTime() - report.startedAt.getTime();
    const result = toResult(report);
    this.#duration.record(milliseconds / 1000, { source, result });
    this.#entities.add(withFacts, { source, result: 'facts' });
    this.#entities.add(failed, { source, result: 'failed' });
    const nothing = asked - withFacts - failed;
    this.#entities.add(nothing, { source, result: 'nothing' });
    if (requests !== undefined) {
      this.#requests.add(requests, { source });
    }
    for (const { account, counts, limit, remaining } of budgets) {
      this.#remaining.record(remaining, { source, account, counts });
      this.#limit.record(limit, { source, account, counts });
    }
  }
}

function toResult({ error, postponedUntil }: SourceReport): string {
  if (error !== undefined) {
    return 'failed';
  }
  return postponedUntil ? 'postponed' : 'complete';
}

/** The metrics of this process. */
export const sourceMetrics = new SourceMetrics();
