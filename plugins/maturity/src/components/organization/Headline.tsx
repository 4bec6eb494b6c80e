import { Card, CardBody, Text } from '@backstage/ui';
import {
  MeasuredTarget,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { measureTrendChange } from '../../charts/trendChange';
import { useChangeWords } from '../../charts/useChangeWords';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import { formatNumber, formatShare } from '../../format/numbers';
import { subtractDays, todayInUtc } from '../../format/times';
import { EntityName } from '../../names/EntityName';
import { useEntityWords } from '../../names/useEntityWords';
import { useTrend } from '../../queries/queries';
import { isOpenUpwards } from '../../stage/range';
import { TargetStateFace } from '../../targets/TargetStateFace';
import { useTargetWords } from '../../targets/useTargetWords';
import { useTexts } from '../../translation';
import styles from './Headline.module.css';
import { Sitting } from './sitting';
import { Subject } from './useSubject';
import { SubjectStanding } from './useSubjectStanding';

const trendDays = 90;

/** "Between stage 2 and 3". */
function useSittingWords(): (sitting: Sitting, stages: number) => string {
  const t = useTexts();
  return ({ rank, next }, stages) => {
    if (rank === 0) {
      return t('organization.notAssessed');
    }
    if (next) {
      return t('organization.between', {
        rank: formatNumber(rank),
        next: formatNumber(next.rank),
      });
    }
    return rank === stages
      ? t('organization.top')
      : t('organization.at', { rank: formatNumber(rank) });
  };
}

/** How many signs of the next stage are there already. */
function useSignsWords(): (standing: SubjectStanding) => string {
  const t = useTexts();
  return ({ sitting, stages, isGone }) => {
    const { rank, next } = sitting;
    if (isGone) {
      return t('organization.gone');
    }
    if (rank === 0) {
      return t('organization.notAssessedWhy');
    }
    if (next) {
      return t('organization.met', {
        met: formatNumber(next.met),
        total: formatNumber(next.total),
        rank: formatNumber(next.rank),
        stage: stages[rank].stage.title,
      });
    }
    return rank === stages.length
      ? t('organization.metAll')
      : t('organization.metNone', {
          rank: formatNumber(rank + 1),
          stage: stages[rank].stage.title,
        });
  };
}

/** The change of the share that the headline names; its line stays free until it is known. */
function ShareChange(props: { subject: Subject; rank: number }) {
  const { filter, memberModel } = props.subject;
  const { data } = useTrend({
    filter,
    from: subtractDays(todayInUtc(), trendDays),
  });
  const words = useChangeWords();
  const change =
    data?.modelId === memberModel.id &&
    measureTrendChange(memberModel, data.items, props.rank);
  return (
    <span className={styles.change}>{change && words(change, trendDays)}</span>
  );
}

/** The target of the subject, with its state. */
function HeadlineTarget(props: { subject: Subject; measured: MeasuredTarget }) {
  const { subject, measured } = props;
  const { target, forecast } = measured;
  const t = useTexts();
  const words = useTargetWords([subject.memberModel]);
  return (
    <p className={styles.target}>
      <span>
        {t('targets.headline', {
          goal: words.goal(target),
          by: words.by(target),
        })}
      </span>
      <TargetStateFace state={forecast.state} />
    </p>
  );
}

/** Where the subject sits, in one line, with the share and the evidence behind it. */
export function Headline(props: {
  subject: Subject;
  standing: SubjectStanding;
  counts: StageCounts;
  reached: { readonly rank: number; readonly count: number };
  /** The target that is due next, if there is one. */
  target: MeasuredTarget | undefined;
}) {
  const { subject, standing, counts, reached, target } = props;
  const t = useTexts();
  const { entityRef, memberModel } = subject;
  const { assessment, sitting } = standing;
  const words = useEntityWords(memberModel);
  const toSittingWords = useSittingWords();
  const toSignsWords = useSignsWords();
  return (
    <Card>
      <CardBody>
        <div className={styles.headline}>
          <div className={styles.sitting}>
            <p className={styles.name}>
              {entityRef ? (
                <EntityName entityRef={entityRef} defaultKind="group" />
              ) : (
                t('organization.everything')
              )}
            </p>
            {entityRef && (
              <h2 className={styles.stage}>
                {toSittingWords(sitting, standing.stages.length)}
              </h2>
            )}
            <Text as="p">
              {entityRef
                ? toSignsWords(standing)
                : t('organization.noneConfigured')}
            </Text>
            {assessment && isOpenUpwards(assessment) && (
              <Text as="p" color="secondary">
                {t('organization.openUpwards', {
                  rank: formatNumber(assessment.highestRank),
                })}
              </Text>
            )}
          </div>
          {counts.total > 0 && (
            <div className={styles.figure}>
              <p className={styles.share}>
                {formatShare(reached.count, counts.total)}
              </p>
              <Text as="p">
                {t('organization.share', {
                  entities: words.count(counts.total),
                  rank: formatNumber(reached.rank),
                })}
              </Text>
              {target && <HeadlineTarget subject={subject} measured={target} />}
              <ShareChange subject={subject} rank={reached.rank} />
              <EvidenceBar measured={counts.measured} text="sentence" />
            </div>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
