import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { Section } from '../../layout/Section';
import { AggregateKind } from '../../rollup/aggregates';
import { RollupView } from '../../rollup/RollupView';
import { useTexts } from '../../translation';

/** The section of the entity tab about the members of a system, domain or group. */
export function RollupSection(props: {
  entity: Entity;
  kind: AggregateKind;
  models: readonly Model[];
}) {
  const { entity, kind, models } = props;
  const t = useTexts();
  const [isWithBelow, setIsWithBelow] = useState(true);
  return (
    <Section title={t(`entity.parts.title.${kind}`)}>
      <RollupView
        aggregate={{
          kind,
          entityRef: stringifyEntityRef(entity),
          isWithBelow,
        }}
        title={entity.metadata.title ?? entity.metadata.name}
        models={models}
        onWithBelow={setIsWithBelow}
      />
    </Section>
  );
}
