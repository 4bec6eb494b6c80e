import { AccordionGroup, Card, CardBody, Link } from '@backstage/ui';
import { Stage } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { withoutFilters } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { CheckExplained } from './CheckExplained';
import styles from './ModelLadder.module.css';
import { formatNumber } from '../../format/numbers';
import { stageTone } from '../../charts/tone';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';

/** One stage: how to recognise it, what to do next, and its checks. */
export function StageCard(props: {
  stage: Stage;
  rank: number;
  stageCount: number;
  /** The number of entities at this stage, once known. */
  servicesHere?: number;
}) {
  const { stage, rank, stageCount, servicesHere } = props;
  const t = useTexts();
  const links = useOrgLinks();
  const words = useEntityWords(useOrg().model);
  const tone = stageTone(rank, stageCount);
  const required = stage.checks.filter(check => check.required).length;
  const recommended = stage.checks.length - required;

  return (
    <Card>
      <CardBody>
        <section className={styles.stage} aria-label={stage.title}>
          <div className={styles.head}>
            <span
              className={`${styles.rank} ${tone.className}`}
              style={tone.style}
              aria-hidden="true"
            >
              {formatNumber(rank)}
            </span>
            <h3 className={styles.stageTitle}>{stage.title}</h3>
            {servicesHere !== undefined && (
              <Link
                className={styles.here}
                href={links.services({ ...withoutFilters, stage: [stage.id] })}
              >
                {t('org.model.here', { entities: words.count(servicesHere) })}
              </Link>
            )}
          </div>
          <dl className={styles.about}>
            <div>
              <dt>{t('org.model.signs')}</dt>
              <dd>{stage.summary}</dd>
            </div>
            <div>
              <dt>{t('org.model.advice')}</dt>
              <dd>{stage.advice}</dd>
            </div>
          </dl>
          <p className={styles.quiet}>
            {required === 0
              ? t('org.model.floor')
              : t('org.model.required', {
                  count: required,
                  shown: formatNumber(required),
                })}
            {recommended > 0 &&
              `, ${t('org.model.recommended', {
                count: recommended,
                shown: formatNumber(recommended),
              })}`}
          </p>
          {stage.checks.length > 0 && (
            <AccordionGroup allowsMultiple className={styles.checks}>
              {stage.checks.map(check => (
                <CheckExplained key={check.id} check={check} />
              ))}
            </AccordionGroup>
          )}
        </section>
      </CardBody>
    </Card>
  );
}
