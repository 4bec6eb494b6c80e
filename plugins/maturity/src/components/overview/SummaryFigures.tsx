import { Card, CardBody, Select } from '@backstage/ui';
import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { useTexts } from '../../translation';
import { ShareMeter } from '../../charts/ShareMeter';
import { countAtLeast } from '../../charts/stageCounts';
import { useOrg } from '../../orgFrame/OrgContext';
import styles from './SummaryFigures.module.css';
import { ShareChange } from './ShareChange';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';

/** A key figure with its label and detail. */
function Figure(props: {
  label: ReactNode;
  value: string;
  detail: string;
  /** Content between the number and its detail. */
  children?: ReactNode;
  /** The change of the number. */
  change?: ReactNode;
}) {
  const { label, value, detail, children, change } = props;
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {children && <dd className={styles.meter}>{children}</dd>}
      <dd className={styles.detail}>{detail}</dd>
      {change && <dd>{change}</dd>}
    </div>
  );
}

/** The stage from which "at this stage or above" counts. */
function AtLeastChoice() {
  const t = useTexts();
  const { model, atLeast, change } = useOrg();
  return (
    <Select
      aria-label={t('org.overview.atLeastChoice')}
      className={styles.choice}
      options={model.stages.slice(1).map(({ id, title }, index) => ({
        id,
        label: `${t('org.overview.atLeast', {
          rank: String(index + 2),
        })} · ${title}`,
      }))}
      value={model.stages[atLeast - 1].id}
      onChange={key => change({ atLeast: String(key) }, { replace: true })}
    />
  );
}

/** The four key figures: assessed, at the stage or above, measured, exempt. */
export function SummaryFigures(props: { counts: StageCounts }) {
  const { counts } = props;
  const t = useTexts();
  const { model, atLeast } = useOrg();
  const words = useEntityWords(model);
  const { total, notAssessed, measured, withExemptions } = counts;
  const reached = countAtLeast(model, counts, atLeast);
  return (
    <Card>
      <CardBody>
        <dl className={styles.figures}>
          <Figure
            label={t('org.overview.total', { entities: words.title })}
            value={formatNumber(total - notAssessed)}
            detail={
              notAssessed > 0
                ? t('org.overview.totalDetail', {
                    shown: formatNumber(notAssessed),
                  })
                : t('org.overview.totalAll')
            }
          />
          <Figure
            label={<AtLeastChoice />}
            value={formatShare(reached, total)}
            detail={t('org.overview.atLeastDetail', {
              shown: formatNumber(reached),
              entities: words.count(total),
            })}
            change={<ShareChange />}
          />
          <Figure
            label={t('org.overview.measured')}
            value={formatShare(measured.known, measured.applicable)}
            detail={t('org.overview.measuredDetail', {
              known: formatNumber(measured.known),
              applicable: formatNumber(measured.applicable),
            })}
          >
            <ShareMeter
              isBare
              measured={measured}
              label={t('org.overview.measured')}
            />
          </Figure>
          <Figure
            label={t('org.overview.exemptions', { entities: words.title })}
            value={formatNumber(withExemptions)}
            detail={t('org.overview.exemptionsDetail')}
          />
        </dl>
      </CardBody>
    </Card>
  );
}
