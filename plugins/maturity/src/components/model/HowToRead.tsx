import { Badge, Card, CardBody } from '@backstage/ui';
import {
  allGrades,
  Model,
  Outcome,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Fragment, ReactNode, useId } from 'react';
import { middleRank } from '../../charts/stageCounts';
import { formatNumber } from '../../format/numbers';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import { GradeMark } from '../../evidence/GradeMark';
import { useStageWords } from '../../names/useEntityWords';
import { useTexts } from '../../translation';
import styles from './HowToRead.module.css';
import { StageLadderMini } from '../../stage/StageLadder';

const order = [
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
] as const satisfies readonly Outcome[];

const reasons = [
  'missing',
  'stale',
  'error',
] as const satisfies readonly Unknown['reason'][];

/** The five outcomes of a check: the face, what it means, and what comes of it. */
function OutcomesExplained() {
  const t = useTexts();
  return (
    <dl className={styles.outcomes}>
      {order.map(outcome => (
        <div key={outcome} className={styles.outcome}>
          <dt>
            <OutcomeFace outcome={outcome} />
            <span className={styles.effect}>
              {t(`explained.outcomes.effect.${outcome}`)}
            </span>
          </dt>
          <dd>
            {t(`explained.outcomes.${outcome}`)}
            {outcome === 'unknown' && (
              <ul className={styles.reasons}>
                {reasons.map(reason => (
                  <li key={reason}>{t(`explained.reasons.${reason}`)}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Numbers to show what evidence looks like. */
const example = { observed: 8, declared: 2, attested: 1, applicable: 13 };

function Part(props: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h4 className={styles.title}>{props.title}</h4>
      {props.children}
    </div>
  );
}

/** Explains the symbols of all other tabs. */
export function HowToRead(props: { model: Model }) {
  const t = useTexts();
  const stageWords = useStageWords();
  const titleId = useId();
  const count = props.model.stages.length;
  const rank = middleRank(props.model);
  return (
    <Card>
      <CardBody>
        <section aria-labelledby={titleId} className={styles.parts}>
          <h3 id={titleId} className={styles.head}>
            {t('explained.title')}
          </h3>
          <Part title={t('explained.stage.title')}>
            <StageLadderMini
              rank={rank}
              count={count}
              label={t('explained.stage.example', {
                rank: formatNumber(rank),
                stages: formatNumber(count),
              })}
            />
            <p>{t('explained.stage.text')}</p>
            <StageLadderMini
              rank={1}
              highestRank={rank}
              count={count}
              label={stageWords({ rank: 1, highestRank: rank })}
            />
            <p>{t('explained.stage.range')}</p>
          </Part>
          <Part title={t('explained.measured.title')}>
            <EvidenceBar measured={example} text="sentence" />
            <p>{t('explained.measured.text')}</p>
            <dl className={styles.kinds}>
              {allGrades.map(grade => (
                <Fragment key={grade}>
                  <dt>
                    <GradeMark grade={grade} />
                  </dt>
                  <dd>{t(`common.gradeMeaning.${grade}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </Part>
          <Part title={t('explained.kinds.title')}>
            <dl className={styles.kinds}>
              <dt>
                <Badge size="small">{t('org.model.requiredWord')}</Badge>
              </dt>
              <dd>{t('explained.kinds.required')}</dd>
              <dt>
                <Badge size="small">{t('org.model.recommendedWord')}</Badge>
              </dt>
              <dd>{t('explained.kinds.recommended')}</dd>
              <dt>
                <Badge size="small">{t('explained.kinds.graceLabel')}</Badge>
              </dt>
              <dd>{t('explained.kinds.grace')}</dd>
            </dl>
          </Part>
          <div className={styles.wide}>
            <Part title={t('explained.outcomes.title')}>
              <OutcomesExplained />
            </Part>
          </div>
        </section>
      </CardBody>
    </Card>
  );
}
