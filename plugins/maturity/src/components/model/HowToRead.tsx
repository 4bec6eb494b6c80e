import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Card, CardBody } from '@backstage/ui';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode, useId } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { MeasuredMeter } from '../../stage/MeasuredMeter';
import { StageLadderMini } from '../../stage/StageLadderMini';
import { middleRank } from '../../charts/stageCounts';
import styles from './HowToRead.module.css';
import { OutcomesExplained } from './OutcomesExplained';

/** Numbers to show what "measured" looks like. */
const example = { known: 9, applicable: 12 };

function Part(props: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h4 className={styles.title}>{props.title}</h4>
      {props.children}
    </div>
  );
}

/** What the signs of all other tabs stand for, for people who ask "what is this". */
export function HowToRead(props: { model: Model }) {
  const { t } = useTranslationRef(maturityTranslationRef);
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
          </Part>
          <Part title={t('explained.measured.title')}>
            <MeasuredMeter measured={example} />
            <p>{t('explained.measured.text')}</p>
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
