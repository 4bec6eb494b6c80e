import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { ExternalLink } from '../../links/ExternalLink';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { checkOf, fixTitle } from '../../names/checkOf';
import styles from './FixPlan.module.css';

/** Why a fix comes at this place, how to do it, and whose services are behind it. */
export function FixDetail(props: { model: Model; fix: PlannedFix }) {
  const { model, fix } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter } = useOrg();
  const links = useOrgLinks();
  const check = checkOf(model, fix.checkId);
  const { fail, unknown, blocks } = fix;
  const behind = fail + unknown;
  const link = t('overview.fixes.behind', {
    count: behind,
    shown: formatNumber(behind),
  });
  const sentences = [
    fail > 0 &&
      t('overview.fixes.notMet', { count: fail, shown: formatNumber(fail) }),
    unknown > 0 &&
      t('overview.fixes.notMeasured', {
        count: unknown,
        shown: formatNumber(unknown),
      }),
    t('overview.fixes.blocks', { count: blocks, shown: formatNumber(blocks) }),
  ];
  return (
    <div className={styles.detail}>
      <p>{sentences.filter(Boolean).join(' ')}</p>
      {check && (
        <dl>
          <dt>{t('overview.fixes.why')}</dt>
          <dd>{check.why}</dd>
          <dt>{t('overview.fixes.fix')}</dt>
          <dd>{check.fix.text}</dd>
        </dl>
      )}
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
