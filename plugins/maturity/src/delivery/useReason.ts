import {
  DeliveryMeasure,
  DeliveryWindowDays,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../format/numbers';
import { formatDate } from '../format/times';
import { useTexts } from '../translation';

type NotMeasured = Extract<DeliveryMeasure, { status: 'notMeasured' }>;

/** Puts the reason why a metric is not measured into words. */
export function useReason() {
  const t = useTexts();
  return ({ reason, since }: NotMeasured, days: DeliveryWindowDays): string =>
    t(`delivery.reason.${reason}.why`, {
      days: formatNumber(days),
      since: since === undefined ? '' : formatDate(since.slice(0, 10)),
    });
}
