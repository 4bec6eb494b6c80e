import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { EntityMaturity } from '../../queries/useEntityMaturity';
import { WholeKind } from '../../rollup/wholes';
import styles from './Card.module.css';
import { firstStandingOf } from './firstStandingOf';
import { StageReached } from './StageReached';

/** The stage of a system, domain or group itself, which says nothing about its parts. */
export function OwnStanding(props: {
  kind: WholeKind;
  maturity: EntityMaturity;
}) {
  const { kind, maturity } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, assessment } = firstStandingOf(maturity);
  return (
    <div className={styles.own}>
      <Text variant="body-small" color="secondary">
        {t(`entity.parts.itself.${kind}`)}
      </Text>
      {model && assessment ? (
        <StageReached model={model} assessment={assessment} />
      ) : (
        <Text variant="body-small">
          {t(model ? 'entity.card.notAssessed' : 'entity.parts.noStage')}
        </Text>
      )}
    </div>
  );
}
