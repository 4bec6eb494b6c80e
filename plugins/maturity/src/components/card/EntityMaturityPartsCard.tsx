import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import { useEntityMaturity } from '../../queries/entityQueries';
import { AggregateKind, readAggregateKind } from '../../rollup/aggregates';
import { RollupView } from '../../rollup/RollupView';
import { useRollupLinks } from '../../rollup/useRollup';
import { useTexts } from '../../translation';
import { CardFrame } from './CardFrame';
import { OwnStanding } from './standings';

function RollupCard(props: {
  entityRef: string;
  title: string;
  kind: AggregateKind;
}) {
  const { entityRef, title, kind } = props;
  const t = useTexts();
  const [isWithBelow, setIsWithBelow] = useState(true);
  const aggregate = { kind, entityRef, isWithBelow };
  const answer = useEntityMaturity(entityRef);
  const linkTo = useRollupLinks(aggregate);
  return (
    <CardFrame
      title={t(`entity.parts.title.${kind}`)}
      answer={answer}
      more={{ href: linkTo('overview'), text: t('entity.parts.open') }}
    >
      {maturity => (
        <>
          <RollupView
            aggregate={aggregate}
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

/** The stages of the members of a system, domain or group; nothing for other kinds. */
export function EntityMaturityPartsCard() {
  const { entity } = useEntity();
  const kind = readAggregateKind(entity);
  return kind ? (
    <RollupCard
      kind={kind}
      entityRef={stringifyEntityRef(entity)}
      title={entity.metadata.title ?? entity.metadata.name}
    />
  ) : null;
}
