import {
  DeliveryMetricId,
  deliveryScales,
  DeliveryScale,
  DeliveryDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { Texts, useTexts } from '../translation';
import { delivery } from '../translation/delivery';
import { formatDuration, formatLimit } from '../format/times';
import { formatRate, toFrequency, formatNumber } from '../format/numbers';

/** The steps at which there is anything, each with how much: "3 at an hour to a day, …". */
export function useStepCounts({
  metric,
  byBands,
}: DeliveryDistribution): string {
  const t = useTexts();
  const words = useMeasureWords();
  return byBands
    .flatMap((count, step) =>
      count > 0
        ? t('delivery.spread.bar', {
            shown: formatNumber(count),
            step: words.step(metric, step),
          })
        : [],
    )
    .join(', ');
}

type T = Texts;
type Unit = DeliveryScale['unit'];

const DAY = 86_400;

const values: { [U in Unit]: (value: number, t: T) => string } = {
  seconds: value => formatDuration(value),
  share: value => formatRate(value),
  perDay: (value, t) => {
    if (value === 0) {
      return t('delivery.value.none');
    }
    const { span, number } = toFrequency(value);
    return t(`delivery.value.${span}`, { number });
  },
};

const limits: { [U in Unit]: (limit: number) => string } = {
  seconds: formatLimit,
  share: formatRate,
  // The time between two of them: it is what the steps are about.
  perDay: limit => formatLimit(DAY / limit),
};

function hasKey<Table extends object>(
  table: Table,
  key: string,
): key is Extract<keyof Table, string> {
  return Object.hasOwn(table, key);
}

// Bands of other scales than the built-in ones go by their own names.
const steps: { [U in Unit]: (id: string, t: T) => string } = {
  seconds: (id, t) =>
    hasKey(delivery.step.seconds, id) ? t(`delivery.step.seconds.${id}`) : id,
  perDay: (id, t) =>
    hasKey(delivery.step.perDay, id) ? t(`delivery.step.perDay.${id}`) : id,
  share: (id, t) =>
    hasKey(delivery.step.share, id) ? t(`delivery.step.share.${id}`) : id,
};

/** Words for what is measured, in the reader's language. */
export interface MeasureWords {
  readonly title: (metric: DeliveryMetricId) => string;
  readonly value: (metric: DeliveryMetricId, value: number) => string;
  /** The meaning of a band, 0 for the best. */
  readonly step: (metric: DeliveryMetricId, step: number) => string;
  /** The limit between two bands, abbreviated. */
  readonly limit: (metric: DeliveryMetricId, limit: number) => string;
}

/** Puts metrics, values and steps into words. */
export function useMeasureWords(): MeasureWords {
  const t = useTexts();
  return useMemo(
    () => ({
      title: metric => t(`delivery.metric.${metric}.title`),
      value: (metric, value) => values[deliveryScales[metric].unit](value, t),
      step: (metric, step) => {
        const ruler = deliveryScales[metric];
        return steps[ruler.unit](ruler.bands[step]?.id ?? '', t);
      },
      limit: (metric, limit) => limits[deliveryScales[metric].unit](limit),
    }),
    [t],
  );
}
