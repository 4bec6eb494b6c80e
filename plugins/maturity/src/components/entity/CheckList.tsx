import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { useSearchParams } from 'react-router-dom';
import { FactNames } from '../../evidence/sourceTitles';
import { formatNumber } from '../../format/numbers';
import { Section } from '../../layout/Section';
import {
  CheckStanding,
  readOutcome,
  StageStanding,
} from '../../stage/standing';
import { useTexts } from '../../translation';
import styles from './CheckList.module.css';
import { StageChecks } from './StageChecks';

/** Which checks the list shows; kept in the address. */
const checkFilters = ['all', 'open', 'unknown', 'exempt'] as const;

/** One of {@link checkFilters}. */
type CheckFilter = (typeof checkFilters)[number];

/** Reads a filter from the address; anything unknown is "all". */
function parseCheckFilter(text: string | null): CheckFilter {
  return checkFilters.find(filter => filter === text) ?? 'all';
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

function useCheckFilter() {
  const [params, setParams] = useSearchParams();
  return {
    filter: parseCheckFilter(params.get('checks')),
    setFilter: (filter: CheckFilter) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          next.set('checks', filter);
          return next;
        },
        { replace: true },
      ),
  };
}

/** Every check of the model by stage, with a filter by outcome. */
export function CheckList(props: {
  standing: readonly StageStanding[];
  names: FactNames;
  entityRef: string;
}) {
  const t = useTexts();
  const { standing, names, entityRef } = props;
  const { filter, setFilter } = useCheckFilter();
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
        <ToggleButtonGroup
          aria-label={t('entity.checks.filter')}
          className={styles.filter}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={keys => {
            for (const key of keys) {
              setFilter(parseCheckFilter(String(key)));
            }
          }}
        >
          {checkFilters.map(id => (
            <ToggleButton key={id} id={id}>
              {t('entity.checks.filterCount', {
                label: t(`entity.checks.${id}`),
                number: formatNumber(
                  all.filter(check => isShown(id, check)).length,
                ),
              })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
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
            names={names}
            entityRef={entityRef}
          />
        ))}
      </div>
    </Section>
  );
}
