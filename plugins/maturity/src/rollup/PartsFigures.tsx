import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { countAtLeast, middleRank } from '../charts/stageCounts';
import { formatShareOf } from '../format/shares';
import { MeasuredMeter } from '../stage/MeasuredMeter';
import styles from './Parts.module.css';

/** How many of the parts have come how far, and how well that is known. */
export function PartsFigures(props: { model: Model; counts: StageCounts }) {
  const { model, counts } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const rank = middleRank(model);
  const { total, measured, withExemptions } = counts;
  return (
    <div className={styles.figures}>
      <Text>
        {t('org.services', { count: total, shown: formatNumber(total) })}
      </Text>
      <Text weight="bold">
        {t('entity.parts.atLeast', {
          share: formatShareOf(countAtLeast(model, counts, rank), total),
          rank: formatNumber(rank),
        })}
      </Text>
      <MeasuredMeter measured={measured} />
      {withExemptions > 0 && (
        <Text variant="body-small" color="secondary">
          {t('entity.parts.exempt', {
            count: withExemptions,
            shown: formatNumber(withExemptions),
          })}
        </Text>
      )}
    </div>
  );
}
