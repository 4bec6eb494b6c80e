import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityMaturity } from '../../queries/entityQueries';
import { entityTabRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { CardFrame } from './CardFrame';
import { CardStanding } from './standings';

/** The stage and the first next step of the entity on whose page the card is. */
export function EntityMaturityCard() {
  const t = useTexts();
  const { entity } = useEntity();
  const tab = useRouteRef(entityTabRouteRef);
  const answer = useEntityMaturity(stringifyEntityRef(entity));
  return (
    <CardFrame
      title={t('entity.card.title')}
      answer={answer}
      more={{ href: tab?.(), text: t('entity.card.open') }}
    >
      {maturity => <CardStanding maturity={maturity} />}
    </CardFrame>
  );
}
