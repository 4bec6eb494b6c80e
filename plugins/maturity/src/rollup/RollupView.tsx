import { Switch, Text } from '@backstage/ui';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { StackedBar } from '../charts/StackedBar';
import { countAtLeast, middleRank } from '../charts/stageCounts';
import { formatNumber, formatShare } from '../format/numbers';
import { useEntityWords } from '../names/useEntityWords';
import { MeasuredMeter } from '../stage/MeasuredMeter';
import { AnswerView } from '../states/AnswerView';
import { useTexts } from '../translation';
import { Aggregate } from './aggregates';
import styles from './Rollup.module.css';
import { Rollup, useRollup, useRollupLinks } from './useRollup';
import { WeakestMembers } from './WeakestMembers';
import { StageLegend } from '../charts/Legend';

function Figures(props: { model: Model; rollup: Rollup }) {
  const { model, rollup } = props;
  const t = useTexts();
  const words = useEntityWords(rollup.kinds);
  const rank = middleRank(model);
  const { total, measured, withExemptions } = rollup.counts;
  return (
    <div className={styles.figures}>
      <Text>{words.count(total)}</Text>
      <Text weight="bold">
        {t('entity.parts.atLeast', {
          share: formatShare(countAtLeast(model, rollup.counts, rank), total),
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

/** The stages of the members of an aggregate: a bar, figures, and who needs help most. */
export function RollupView(props: {
  aggregate: Aggregate;
  /** Title of the aggregate. */
  title: string;
  models: readonly Model[];
  onWithBelow: (isWithBelow: boolean) => void;
}) {
  const { aggregate, title, models, onWithBelow } = props;
  const t = useTexts();
  const answer = useRollup(aggregate, models);
  const linkTo = useRollupLinks(aggregate);
  return (
    <div className={styles.standing}>
      {aggregate.kind === 'group' && (
        <Switch
          label={t('entity.parts.withBelow')}
          isSelected={aggregate.isWithBelow}
          onChange={onWithBelow}
        />
      )}
      <AnswerView
        answer={answer}
        loading={t('entity.parts.loading')}
        placeholder="9rem"
        failed={t('entity.parts.failed')}
      >
        {rollup => {
          const { model, counts, weakest } = rollup;
          if (counts.total === 0) {
            return <Text color="secondary">{t('entity.parts.none')}</Text>;
          }
          return (
            model && (
              <>
                <StackedBar
                  model={model}
                  counts={counts}
                  group={title}
                  linkTo={({ id }) => linkTo('services', { stage: [id] })}
                />
                <StageLegend model={model} />
                <Figures model={model} rollup={rollup} />
                <WeakestMembers model={model} members={weakest} />
              </>
            )
          );
        }}
      </AnswerView>
    </div>
  );
}
