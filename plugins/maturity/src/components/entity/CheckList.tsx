import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { maturityTranslationRef } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { formatNumber } from '../../format/format';
import { StageStanding } from '../../stage/standing';
import {
  CheckFilter,
  checkFilters,
  isShown,
  parseCheckFilter,
} from './checkFilter';
import styles from './CheckList.module.css';
import { Section } from '../../layout/Section';
import { StageChecks } from './StageChecks';

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
  const { t } = useTranslationRef(maturityTranslationRef);
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
