import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { maturityTranslationRef } from '../../translation';
import { Section } from '../../layout/Section';
import { PartsStanding } from '../../rollup/PartsStanding';
import { WholeKind } from '../../rollup/wholes';

/** The section of the entity tab about what a system, domain or group is made of. */
export function PartsDistribution(props: {
  entity: Entity;
  kind: WholeKind;
  models: readonly Model[];
}) {
  const { entity, kind, models } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const [isWithBelow, setIsWithBelow] = useState(true);
  return (
    <Section title={t(`entity.parts.title.${kind}`)}>
      <PartsStanding
        whole={{ kind, entityRef: stringifyEntityRef(entity), isWithBelow }}
        title={entity.metadata.title ?? entity.metadata.name}
        models={models}
        onWithBelow={setIsWithBelow}
      />
    </Section>
  );
}
