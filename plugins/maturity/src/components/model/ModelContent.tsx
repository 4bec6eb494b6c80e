import { formatNumber } from '../../format/numbers';
import { useOrg } from '../../orgFrame/OrgContext';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useCounts } from '../../queries/queries';
import { useTexts } from '../../translation';
import { HowToRead } from './HowToRead';
import styles from './ModelLadder.module.css';
import { ModelFilter } from '../../orgFrame/FilterBar';
import {
  AccordionGroup,
  Card,
  CardBody,
  Link,
  Accordion,
  AccordionPanel,
  AccordionTrigger,
} from '@backstage/ui';
import {
  Stage,
  Check,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { withoutFilters, useOrgLinks } from '../../url/orgQuery';
import { useEntityWords } from '../../names/useEntityWords';
import { CheckText } from '../../names/CheckText';
import { formatDate } from '../../format/times';
import { stageTone } from '../../charts/stageCounts';
import { TableSkeleton } from '../../states/AnswerView';

/** One check: why it is there and how to meet it. */
function CheckExplained(props: { check: Check }) {
  const { check } = props;
  const { of, enforceFrom } = check;
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
        <CheckText check={check} className={styles.check} />
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

/** One stage: how to recognise it, what to do next, and its checks. */
function StageCard(props: {
  stage: Stage;
  rank: number;
  stageCount: number;
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

/** The model and its stages, lowest first. */
function ModelLadder() {
  const t = useTexts();
  const { model } = useOrg();
  // The counts are a courtesy: without them the ladder is still explained.
  const { data } = useCounts({ filter: { modelId: model.id } });
  const byStage =
    data?.modelId === model.id
      ? new Map(data.all.byStage.map(({ stage, count }) => [stage, count]))
      : undefined;

  return (
    <div className={styles.ladder}>
      <header className={styles.intro}>
        <h2 className={styles.modelTitle}>{model.title}</h2>
        <p className={styles.quiet}>
          {t('org.model.applies', { version: formatNumber(model.version) })}
        </p>
        {model.description && <p>{model.description}</p>}
      </header>
      <HowToRead model={model} />
      <ol className={styles.stages} aria-label={t('org.model.stages')}>
        {model.stages.map((stage, index) => (
          <li key={stage.id}>
            <StageCard
              stage={stage}
              rank={index + 1}
              stageCount={model.stages.length}
              servicesHere={byStage?.get(stage.id)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The content of the tab "Model": the ladder explained, for people who ask what this is. */
export function ModelContent() {
  return (
    <OrgFrame hasNoFilters skeleton={<TableSkeleton />}>
      <ModelFilter />
      <ModelLadder />
    </OrgFrame>
  );
}
