import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeliveryDistribution } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { DirectionMark } from './DirectionMark';
import { directionOrder } from './directions';
import styles from './MetricSpread.module.css';

/** How many entities are better, steady or worse than they were themselves. */
export function OwnPasts(props: {
  trends: DeliveryDistribution['trends'];
  days: number;
}) {
  const { trends, days } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <ul
      className={styles.pasts}
      aria-label={t('delivery.spread.past', { days: formatNumber(days) })}
    >
      {directionOrder
        .filter(direction => trends[direction] > 0)
        .map(direction => (
          <li key={direction} className={styles.direction}>
            <DirectionMark direction={direction} />
            {t(`delivery.spread.direction.${direction}`, {
              shown: formatNumber(trends[direction]),
            })}
          </li>
        ))}
    </ul>
  );
}
