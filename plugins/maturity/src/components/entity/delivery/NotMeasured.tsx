import { Text } from '@backstage/ui';
import {
  DeliveryWindowDays,
  NotMeasuredReason,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../../translation';
import { ExternalLink } from '../../../links/ExternalLink';
import { deliveryGuide } from '../../../delivery/guide';
import styles from './MetricRow.module.css';
import { formatNumber } from '../../../format/numbers';

/** The reason why a metric is not measured, and the remedy. */
export function NotMeasured(props: {
  reason: NotMeasuredReason;
  days: DeliveryWindowDays;
}) {
  const { reason } = props;
  const t = useTexts();
  const days = formatNumber(props.days);
  return (
    <span className={styles.reason}>
      <Text variant="body-small">
        {t(`delivery.reason.${reason}.why`, { days })}
      </Text>
      {reason !== 'noFailures' && (
        <>
          <Text variant="body-small" color="secondary">
            {t(`delivery.reason.${reason}.remedy`)}
          </Text>
          <ExternalLink href={deliveryGuide} title={t('delivery.guide')} />
        </>
      )}
    </span>
  );
}
