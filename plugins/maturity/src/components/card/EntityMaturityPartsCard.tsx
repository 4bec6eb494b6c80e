import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import { maturityTranslationRef } from '../../translation';
import { useEntityMaturity } from '../../queries/useEntityMaturity';
import { PartsStanding } from '../../rollup/PartsStanding';
import { usePartsLinks } from '../../rollup/usePartsLinks';
import { WholeKind, wholeKindOf } from '../../rollup/wholes';
import { CardFrame } from './CardFrame';
import { OwnStanding } from './OwnStanding';

function PartsCard(props: {
  entityRef: string;
  title: string;
  kind: WholeKind;
}) {
  const { entityRef, title, kind } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const [isWithBelow, setIsWithBelow] = useState(true);
  const whole = { kind, entityRef, isWithBelow };
  const read = useEntityMaturity(entityRef);
  const linkTo = usePartsLinks(whole);
  return (
    <CardFrame
      title={t(`entity.parts.title.${kind}`)}
      read={read}
      more={{ href: linkTo('overview'), text: t('entity.parts.open') }}
    >
      {maturity => (
        <>
          <PartsStanding
            whole={whole}
            title={title}
            models={maturity.models.items}
            onWithBelow={setIsWithBelow}
          />
          <OwnStanding kind={kind} maturity={maturity} />
        </>
      )}
    </CardFrame>
  );
}

/** How the parts of the system, domain or group stand on whose page it is; nothing for other kinds. */
export function EntityMaturityPartsCard() {
  const { entity } = useEntity();
  const kind = wholeKindOf(entity);
  return kind ? (
    <PartsCard
      kind={kind}
      entityRef={stringifyEntityRef(entity)}
      title={entity.metadata.title ?? entity.metadata.name}
    />
  ) : null;
}
