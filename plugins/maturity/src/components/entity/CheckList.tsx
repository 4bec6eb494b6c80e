import {
  Text,
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  VisuallyHidden,
} from '@backstage/ui';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { inPlace, useUrlState, withParams } from '../../url/useUrlState';
import { Choice } from '../../layout/Choice';
import { formatNumber } from '../../format/numbers';
import { Section } from '../../layout/Section';
import {
  CheckStanding,
  readOutcome,
  StageStanding,
} from '../../stage/standing';
import { useTexts } from '../../translation';
import styles from './CheckList.module.css';
import { CheckRow } from './CheckRow';

/** The checks of one stage, folded under its title. */
function StageChecks(props: { standing: StageStanding; isOpen: boolean }) {
  const t = useTexts();
  const { standing, isOpen } = props;
  const { stage, rank, required, checks } = standing;
  const counted = {
    met: formatNumber(required.met),
    total: formatNumber(required.total),
  };
  return (
    <Accordion defaultExpanded={isOpen} className={styles.stage}>
      <AccordionTrigger level={3} className={styles.stageTrigger}>
        <span className={styles.stageHead}>
          <Text weight="bold">
            {formatNumber(rank)} {stage.title}
          </Text>
          {required.total > 0 ? (
            <Text
              variant="body-small"
              color="secondary"
              className={styles.number}
            >
              <span aria-hidden>{t('entity.checks.stageCount', counted)}</span>
              <VisuallyHidden>
                {t('entity.checks.stageCountLabel', counted)}
              </VisuallyHidden>
            </Text>
          ) : (
            <Text variant="body-small" color="secondary">
              {t('entity.checks.noneRequired')}
            </Text>
          )}
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {checks.length === 0 ? (
          <Text as="p" variant="body-small" color="secondary">
            {stage.summary}
          </Text>
        ) : (
          <ul className={styles.checks}>
            {checks.map(check => (
              <li key={check.check.id} className={styles.check}>
                <CheckRow standing={check} />
              </li>
            ))}
          </ul>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

/** Which checks the list shows; kept in the address. */
const checkFilters = ['all', 'open', 'unknown', 'exempt'] as const;

/** One of {@link checkFilters}. */
type CheckFilter = (typeof checkFilters)[number];

/** Reads a filter from the address; anything unknown is "all". */
function parseCheckFilter(params: URLSearchParams): CheckFilter {
  const text = params.get('checks');
  return checkFilters.find(filter => filter === text) ?? 'all';
}

function setCheckFilter(params: URLSearchParams, checks: CheckFilter) {
  return withParams(params, { checks });
}

const shownOutcomes = {
  all: undefined,
  open: 'fail',
  unknown: 'unknown',
  exempt: 'exempt',
} as const satisfies Record<CheckFilter, Outcome | undefined>;

/** Whether a check is shown under a filter. */
function isShown(filter: CheckFilter, standing: CheckStanding): boolean {
  const outcome = shownOutcomes[filter];
  return outcome === undefined || readOutcome(standing) === outcome;
}

/** Every check of the model by stage, with a filter by outcome. */
export function CheckList(props: { standing: readonly StageStanding[] }) {
  const t = useTexts();
  const { standing } = props;
  const [filter, setFilter] = useUrlState(
    parseCheckFilter,
    setCheckFilter,
    inPlace,
  );
  const all = standing.flatMap(({ checks }) => checks);
  const shown = standing
    .map(stage => ({
      ...stage,
      checks: stage.checks.filter(check => isShown(filter, check)),
    }))
    .filter(stage => filter === 'all' || stage.checks.length > 0);
  return (
    <Section
      title={t('entity.checks.title')}
      aside={
        <Choice
          className={styles.filter}
          label={t('entity.checks.filter')}
          value={filter}
          options={checkFilters.map(id => ({
            id,
            text: t('entity.checks.filterCount', {
              label: t(`entity.checks.${id}`),
              number: formatNumber(
                all.filter(check => isShown(id, check)).length,
              ),
            }),
          }))}
          onChange={setFilter}
        />
      }
    >
      {shown.length === 0 && (
        <Text color="secondary">{t('entity.checks.noneMatch')}</Text>
      )}
      <div className={styles.stages}>
        {shown.map(stage => (
          <StageChecks
            key={`${stage.stage.id} ${filter}`}
            standing={stage}
            isOpen={filter !== 'all' || stage.position === 'next'}
          />
        ))}
      </div>
    </Section>
  );
}
