import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import { Check } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { ExternalLink } from '../../links/ExternalLink';
import { withoutFilters } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import styles from './ModelLadder.module.css';
import { formatDate } from '../../format/times';

/** One check: why it is there and how to meet it. */
export function CheckExplained(props: { check: Check }) {
  const { check } = props;
  const { fix, of, enforceFrom } = check;
  const t = useTexts();
  const links = useOrgLinks();
  const remarks = [
    check.required
      ? t('org.model.requiredWord')
      : t('org.model.recommendedWord'),
    ...(of ? [t(`org.model.of.${of}`)] : []),
    ...(enforceFrom
      ? [t('org.model.enforced', { date: formatDate(enforceFrom) })]
      : []),
  ];

  return (
    <Accordion>
      <AccordionTrigger>
        <span className={styles.checkTitle}>{check.title}</span>{' '}
        <span className={styles.remarks}>{remarks.join(' · ')}</span>
      </AccordionTrigger>
      <AccordionPanel>
        <dl className={styles.check}>
          <dt>{t('org.model.why')}</dt>
          <dd>{check.why}</dd>
          <dt>{t('org.model.fix')}</dt>
          <dd>
            {fix.text}
            {fix.docs && (
              <>
                {' '}
                <ExternalLink href={fix.docs} title={t('org.model.guide')} />
              </>
            )}
          </dd>
          <dt>{t('org.model.effort')}</dt>
          <dd>{t(`common.effortSize.${fix.effort}`)}</dd>
        </dl>
        <Link
          href={links.services({
            ...withoutFilters,
            check: [{ id: check.id, outcome: 'fail' }],
          })}
        >
          {t('org.model.notMet')}
        </Link>
      </AccordionPanel>
    </Accordion>
  );
}
