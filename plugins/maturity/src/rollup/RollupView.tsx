import { Switch, Text } from '@backstage/ui';
import {
  Model,
  AssessmentSummary,
  AssessmentFilter,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countAtLeast, middleRank } from '../charts/stageCounts';
import { formatNumber, formatShare } from '../format/numbers';
import {
  useEntityWords,
  useOpenUpwardsWords,
  useStageWords,
} from '../names/useEntityWords';
import { EvidenceBar } from '../evidence/EvidenceBar';

import { AnswerView } from '../states/AnswerView';
import { useTexts } from '../translation';
import { Aggregate, toMemberFilter } from './aggregates';
import styles from './Rollup.module.css';
import { StageLegend } from '../charts/Legend';
import { StackedBar } from '../charts/SegmentBar';
import { useId, useMemo } from 'react';
import { EntityName } from '../names/EntityName';
import { StageLadderMini } from '../stage/StageLadder';
import { findCheck, stepTitle } from '../names/CheckText';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useCounts } from '../queries/queries';
import { Answer } from '../queries/useAnswer';
import { orgPageRouteRef } from '../routes';
import { changeOrgQuery } from '../url/orgQuery';

/** Members that are named. */
const weakestShown = 3;

/** The stages of the members of an aggregate. */
interface Rollup {
  /** Absent when the model is not in use any more. */
  readonly model?: Model;
  readonly counts: StageCounts;
  readonly kinds: readonly string[];
  /** The lowest stage first, those with the most next steps first among equals. */
  readonly weakest: readonly AssessmentSummary[];
}

/** Counts the members of an aggregate. */
function useRollup(
  aggregate: Aggregate,
  models: readonly Model[],
): Answer<Rollup> {
  const answer = useCounts(
    {
      filter: toMemberFilter(aggregate),
      // Few groups: each brings the names of its weakest members.
      groupBy: 'kind',
      weakest: weakestShown,
    },
    { keepsPrevious: false },
  );
  const data = useMemo(
    () =>
      answer.data && {
        model: models.find(({ id }) => id === answer.data?.modelId),
        counts: answer.data.all,
        kinds: answer.data.groups.map(({ value = '' }) => value),
        weakest: answer.data.groups
          .flatMap(group => group.weakest ?? [])
          .sort((a, b) => a.rank - b.rank || b.nextStepCount - a.nextStepCount)
          .slice(0, weakestShown),
      },
    [answer.data, models],
  );
  return { ...answer, data };
}

/** Addresses of an aggregate's members on the organisation page; none where the page is not mounted. */
export function useRollupLinks(
  aggregate: Aggregate,
): (
  tab: 'overview' | 'services' | 'delivery',
  narrowed?: Partial<AssessmentFilter>,
) => string | undefined {
  const orgPage = useRouteRef(orgPageRouteRef)?.();
  return (tab, narrowed) => {
    const query = changeOrgQuery(new URLSearchParams(), {
      filter: { ...toMemberFilter(aggregate), ...narrowed },
    });
    return orgPage && `${orgPage.replace(/\/$/, '')}/${tab}?${query}`;
  };
}

/** The members at the lowest stages, each with its first next step. */
function WeakestMembers(props: {
  model: Model;
  members: readonly AssessmentSummary[];
}) {
  const { model, members } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const titleId = useId();
  const below = members.filter(({ rank }) => rank < model.stages.length);
  if (below.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={titleId}>
      <Text
        as="h4"
        id={titleId}
        variant="body-small"
        color="secondary"
        className={styles.title}
      >
        {t('entity.parts.weakest')}
      </Text>
      <ul className={styles.weakest}>
        {below.map(({ entityRef, rank, highestRank, nextSteps }) => {
          const step = nextSteps[0] && findCheck(model, nextSteps[0]);
          const title = model.stages[rank - 1]?.title;
          return (
            <li key={entityRef} className={styles.part}>
              <StageLadderMini
                rank={rank}
                highestRank={highestRank}
                count={model.stages.length}
                label={stageWords({ rank, highestRank, title })}
              />
              <span className={styles.name}>
                <EntityName entityRef={entityRef} defaultKind="component" />
                {step && (
                  <Text variant="body-small" color="secondary">
                    {stepTitle(step)}
                  </Text>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Figures(props: { model: Model; rollup: Rollup }) {
  const { model, rollup } = props;
  const t = useTexts();
  const words = useEntityWords(rollup.kinds);
  const rank = middleRank(model);
  const { total, measured, openUpwards, withExemptions } = rollup.counts;
  const [atLeastThere] = useOpenUpwardsWords()(openUpwards, words);
  return (
    <div className={styles.figures}>
      <Text>{words.count(total)}</Text>
      <Text weight="bold">
        {t('entity.parts.atLeast', {
          share: formatShare(countAtLeast(model, rollup.counts, rank), total),
          rank: formatNumber(rank),
        })}
      </Text>
      <EvidenceBar measured={measured} text="sentence" />
      {atLeastThere && (
        <Text variant="body-small" color="secondary">
          {atLeastThere}
        </Text>
      )}
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
