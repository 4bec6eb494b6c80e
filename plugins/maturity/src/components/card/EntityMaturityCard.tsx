import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { entityTabRouteRef } from '../../routes';
import { maturityTranslationRef } from '../../translation';
import { useEntityMaturity } from '../../queries/useEntityMaturity';
import { CardFrame } from './CardFrame';
import { CardStanding } from './CardStanding';

/** The stage and the top next step of the entity whose page it stands on. */
export function EntityMaturityCard() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entity } = useEntity();
  const tab = useRouteRef(entityTabRouteRef);
  const read = useEntityMaturity(stringifyEntityRef(entity));
  return (
    <CardFrame
      title={t('entity.card.title')}
      read={read}
      more={{ href: tab?.(), text: t('entity.card.open') }}
    >
      {maturity => <CardStanding maturity={maturity} />}
    </CardFrame>
  );
}
