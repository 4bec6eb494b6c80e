import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../../translation';
import { deliveryDays, useDeliveryQuery } from '../../url/useDeliveryQuery';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { DaysChoice } from '../../layout/DaysChoice';
import { DeliveryPanels } from './DeliveryPanels';
import { DeliveryTabSkeleton } from './DeliveryTabSkeleton';

/** The content of the tab "Delivery": distributions, stage against delivery, and what got lost. */
export function DeliveryContent() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { query, change } = useDeliveryQuery();
  return (
    <OrgFrame
      exports={['deliveryMetrics', 'deliveries']}
      exportDays={query.days}
      skeleton={<DeliveryTabSkeleton />}
      actions={
        <DaysChoice
          label={t('delivery.days')}
          choices={deliveryDays}
          value={query.days}
          onChange={days => change({ days })}
        />
      }
    >
      <DeliveryPanels days={query.days} />
    </OrgFrame>
  );
}
