import {
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import { ExternalLink } from '../../links/ExternalLink';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import styles from './FixPlan.module.css';
import { findCheck, fixTitle } from '../../names/checks';
import { useEntityWords } from '../../names/useEntityWords';

/** The details of a fix: the reason for its rank, the remedy, and a link to the entities. */
export function FixDetail(props: { model: Model; fix: PlannedFix }) {
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
    t('overview.fixes.blocks', { entities: words.count(blocks) }),
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
