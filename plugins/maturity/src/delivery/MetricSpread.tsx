import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { useMeasureWords } from './useMeasureWords';
import styles from './MetricSpread.module.css';
import { OwnPasts } from './OwnPasts';
import { reasonsOf } from './reasons';
import { StepBars } from './StepBars';

function Middle(props: { distribution: DeliveryDistribution }) {
  const { metric, quartiles } = props.distribution;
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  if (!quartiles) {
    return <p>{t('delivery.spread.notEnough')}</p>;
  }
  const [from, median, to] = quartiles.map(value => words.value(metric, value));
  return (
    <p>
      {from === to
        ? t('delivery.spread.same', { median })
        : t('delivery.spread.middle', { from, median, to })}
    </p>
  );
}

/** How one metric is distributed over entities: bars, the middle half, their own pasts, and who is missing. */
export function MetricSpread(props: {
  distribution: DeliveryDistribution;
  total: number;
  days: number;
}) {
  const { distribution, total, days } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const words = useMeasureWords();
  const titleId = useId();
  const { metric, measured, trends } = distribution;
  const reasons = reasonsOf(distribution);
  return (
    <section className={styles.spread} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          {words.title(metric)}
        </h3>
        <span className={styles.measured}>
          {t('delivery.spread.measured', {
            measured: formatNumber(measured),
            total: formatNumber(total),
          })}
        </span>
      </div>
      <StepBars distribution={distribution} />
      <div className={styles.text}>
        <Middle distribution={distribution} />
      </div>
      {measured > 0 && <OwnPasts trends={trends} days={days} />}
      {reasons.length > 0 && (
        <ul className={styles.reasons} aria-label={t('delivery.spread.why')}>
          {reasons.map(({ reason, count }) => (
            <li key={reason}>
              {t('delivery.spread.whyItem', {
                shown: formatNumber(count),
                why: t(`delivery.spread.reason.${reason}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
