import { Card, CardBody, Link, Select } from '@backstage/ui';
import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { useTexts } from '../../translation';
import { EvidenceBar, useEvidenceWords } from '../../evidence/EvidenceBar';
import { toEvidenceShares } from '../../evidence/evidenceShares';
import { useOrgLinks } from '../../url/orgQuery';
import { countAtLeast } from '../../charts/stageCounts';
import { useOrg } from '../../orgFrame/OrgContext';
import styles from './SummaryFigures.module.css';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import trendStyles from './Trend.module.css';
import { measureTrendChange } from '../../charts/trendChange';
import { useChangeWords } from '../../charts/useChangeWords';
import { useOverviewQuery, useOverviewTrend } from './overviewQuery';

/** The change of the share at the chosen stage or above; its line stays free until it is known. */
function ShareChange() {
  const { model, atLeast } = useOrg();
  const [overview] = useOverviewQuery();
  const { data } = useOverviewTrend();
  const words = useChangeWords();
  const change = data && measureTrendChange(model, data.items, atLeast);
  return (
    <span className={trendStyles.change}>
      {change && words(change, overview.trend)}
    </span>
  );
}

/** A key figure with its label and detail. */
function Figure(props: {
  label: ReactNode;
  value: string;
  detail: string;
  children?: ReactNode;
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
export function SummaryFigures(props: {
  counts: StageCounts;
  /** Entities that the model leaves out of the counts. */
  leftOut: number;
}) {
  const { counts, leftOut } = props;
  const t = useTexts();
  const { model, atLeast } = useOrg();
  const words = useEntityWords(model);
  const { total, notAssessed, measured, withExemptions } = counts;
  const reached = countAtLeast(model, counts, atLeast);
  const links = useOrgLinks();
  const evidenceWords = useEvidenceWords();
  const shares = toEvidenceShares(measured);
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
            change={
              leftOut > 0 && (
                <Link href={links.services({ leftOut: true })}>
                  {t('org.overview.leftOut', { shown: formatNumber(leftOut) })}
                </Link>
              )
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
            value={shares[0]?.share ?? '–'}
            detail={evidenceWords.sentence(shares)}
          >
            <EvidenceBar text="none" measured={measured} />
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
