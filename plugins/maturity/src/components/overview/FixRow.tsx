import {
  Model,
  PlanFixesResponse,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useTexts } from '../../translation';
import styles from './FixPlan.module.css';
import { formatNumber } from '../../format/numbers';
import { useFixGain } from '../../names/useFixGain';
import { useEntityWords } from '../../names/useEntityWords';
import { usePrinting } from '../../print/PrintContext';
import { Link } from 'react-router-dom';
import { ExternalLink } from '../../links/ExternalLink';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome, useOrgLinks } from '../../url/orgQuery';
import { fixTitle, findCheck } from '../../names/CheckText';

/** The details of a fix: the reason for its rank, the remedy, and a link to the entities. */
function FixDetail(props: { model: Model; fix: PlannedFix }) {
  const { model, fix } = props;
  const t = useTexts();
  const { filter } = useOrg();
  const links = useOrgLinks();
  const words = useEntityWords(model);
  const check = findCheck(model, fix.checkId);
  const { fail, unknown, blocks } = fix;
  const behind = fail + unknown;
  const link = t('overview.fixes.behind', { entities: words.count(behind) });
  const sentences = [
    fail > 0 && t('overview.fixes.notMet', { entities: words.count(fail) }),
    unknown > 0 &&
      t('overview.fixes.notMeasured', { entities: words.count(unknown) }),
    t('overview.fixes.blocksNext', { entities: words.count(blocks) }),
  ];
  return (
    <div className={styles.detail}>
      <p>{sentences.filter(Boolean).join(' ')}</p>
      <dl>
        {fix.with.length > 0 && <dt>{t('overview.fixes.with')}</dt>}
        {fix.with.map(({ checkId, entities }) => (
          <dd key={checkId}>
            {t('overview.fixes.withFix', {
              fix: fixTitle(model, checkId),
              shown: formatNumber(entities),
              total: words.count(fix.advances),
            })}
          </dd>
        ))}
        {check && (
          <>
            <dt>{t('overview.fixes.why')}</dt>
            <dd>{check.why}</dd>
            <dt>{t('overview.fixes.fix')}</dt>
            <dd>{check.fix.text}</dd>
          </>
        )}
      </dl>
      <div className={styles.links}>
        <Link
          to={links.services({
            check: narrowToOutcome(
              filter,
              { id: fix.checkId, outcome: 'fail' },
              { id: fix.checkId, outcome: 'unknown' },
            ),
          })}
          aria-label={t('overview.fixes.behindOf', {
            link,
            check: fixTitle(model, fix.checkId),
          })}
        >
          {link}
        </Link>
        {check?.fix.docs && (
          <ExternalLink
            href={check.fix.docs}
            title={t('overview.fixes.guide')}
          />
        )}
      </div>
    </div>
  );
}

/** The effort of a fix, and what it needs. */
function useFixNeeds(): (fix: PlannedFix, plan: PlanFixesResponse) => string {
  const t = useTexts();
  return ({ effort, advances, needMeasuring, ...fix }, { items }) => {
    const positions = fix.with
      .map(({ checkId }) => items.findIndex(own => own.checkId === checkId) + 1)
      .sort((one, other) => one - other);
    const parts = [
      t(`common.effort.${effort}`),
      positions.length > 0 &&
        fix.advancesAlone > 0 &&
        t('overview.fixes.alone', { shown: formatNumber(fix.advancesAlone) }),
      positions.length > 0 &&
        t('overview.fixes.together', {
          fixes: positions.map(formatNumber).join(', '),
        }),
      advances > 0 &&
        needMeasuring > 0 &&
        t('overview.fixes.moreMeasuring', {
          shown: formatNumber(needMeasuring),
        }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

/** One fix of the plan: title, effort and gain. Expands to its details. */
export function FixRow(props: {
  model: Model;
  plan: PlanFixesResponse;
  fix: PlannedFix;
  position: number;
}) {
  const { model, plan, fix, position } = props;
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const isPrinting = usePrinting();
  const describeGain = useFixGain(model);
  const describeNeeds = useFixNeeds();
  const detailId = useId();
  const Icon = isOpen ? RiArrowDownSLine : RiArrowRightSLine;

  return (
    <li className={styles.fix}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        aria-controls={detailId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.position}>{position}</span>{' '}
        <span className={styles.title}>{fixTitle(model, fix.checkId)}</span>{' '}
        <span className={styles.gain}>
          <span className={styles.number}>{describeGain(fix, plan)}</span>{' '}
          <span className={styles.quiet}>
            {t('overview.fixes.soFar', {
              shown: formatNumber(fix.advancesSoFar),
            })}
          </span>
        </span>{' '}
        <span className={styles.effort}>{describeNeeds(fix, plan)}</span>
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.fill}
            style={{ width: `${(100 * fix.advances) / plan.total}%` }}
          />
        </span>
        <Icon aria-hidden className={styles.icon} />
      </button>
      <div id={detailId} hidden={!isOpen && !isPrinting}>
        {(isOpen || isPrinting) && <FixDetail model={model} fix={fix} />}
      </div>
    </li>
  );
}
