import { Button, Select, SearchField } from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { useId, useState, useMemo, useEffect, useRef } from 'react';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';
import { countFilters, groupByFields, isAbsentField } from '../url/orgQuery';
import { ActiveFilters } from './ActiveFilters';
import styles from './FilterBar.module.css';
import { GroupFilter } from './GroupFilter';
import { listStages } from '../charts/stageCounts';
import { useOrg } from './OrgContext';
import {
  allGrades,
  AssessmentFilter,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { outcomes } from '../outcome/OutcomeFace';
import debounce from 'lodash/debounce';

/** Chooses the model, where there is more than one. */
export function ModelFilter() {
  const t = useTexts();
  const { models, model, change } = useOrg();
  if (models.length < 2) {
    return null;
  }
  return (
    <Select
      label={t('org.field.model')}
      options={models.map(({ id, title }) => ({ id, label: title }))}
      value={model.id}
      onChange={key =>
        change({
          // Stages and checks are those of the model that is left.
          filter: { modelId: String(key), stage: undefined, check: undefined },
          atLeast: undefined,
        })
      }
    />
  );
}

const pauseMs = 300;

/** Filters by a part of the name; asks after a pause in typing. */
function TextFilter() {
  const t = useTexts();
  const { filter, change } = useOrg();
  const inUrl = filter.text ?? '';
  const [typed, setTyped] = useState(inUrl);
  const written = useRef(inUrl);

  const latest = useRef(change);
  latest.current = change;
  const search = useMemo(
    () =>
      debounce((text: string) => {
        if (text !== written.current) {
          // A search is one step of the browser's history.
          const replace = written.current !== '';
          written.current = text;
          latest.current({ filter: { text: text || undefined } }, { replace });
        }
      }, pauseMs),
    [],
  );
  useEffect(() => () => search.cancel(), [search]);

  // The URL also changes by the back button, "Clear filters" and links.
  useEffect(() => {
    if (inUrl !== written.current) {
      written.current = inUrl;
      search.cancel();
      setTyped(inUrl);
    }
  }, [inUrl, search]);

  return (
    <SearchField
      size="small"
      label={t('org.field.text')}
      placeholder={t('org.filters.searchPlaceholder')}
      value={typed}
      onChange={text => {
        setTyped(text);
        search(text.trim());
      }}
    />
  );
}

type CheckOutcome = NonNullable<AssessmentFilter['check']>[number];

const any = 'any';
const outcomeIds = Object.keys(outcomes) as Outcome[];

/** Filters by the outcome of a check. Checks after the first come from links and are removed as tags. */
function CheckFilter() {
  const t = useTexts();
  const { filter, change, model } = useOrg();
  const [first, ...rest] = filter.check ?? [];
  const others = rest.filter(({ id }) => id !== first.id);
  const options = useMemo(
    () => [
      {
        title: t('org.field.check'),
        options: [{ id: any, label: t('org.filters.anyCheck') }],
      },
      ...model.stages
        .filter(({ checks }) => checks.length > 0)
        .map(({ title, checks }) => ({
          title,
          options: checks.map(check => ({ id: check.id, label: check.title })),
        })),
    ],
    [model, t],
  );
  const choose = (chosen: CheckOutcome | undefined) =>
    change({ filter: { check: chosen ? [chosen, ...others] : others } });

  return (
    <>
      <Select
        label={t('org.field.check')}
        options={options}
        search={{ placeholder: t('org.filters.searchOptions') }}
        value={first?.id ?? any}
        onChange={key =>
          choose(
            key === null || key === any
              ? undefined
              : { id: String(key), outcome: first?.outcome ?? 'fail' },
          )
        }
      />
      {first && (
        <Select
          label={t('org.filters.outcome')}
          options={outcomeIds.map(outcome => ({
            id: outcome,
            label: t(outcomes[outcome].word),
          }))}
          value={first.outcome}
          onChange={key => {
            const outcome = outcomeIds.find(id => id === key);
            if (outcome) choose({ id: first.id, outcome });
          }}
        />
      )}
    </>
  );
}

/** Filters by stage, "not assessed" among them. */
function StageFilter() {
  const t = useTexts();
  const { filter, change, model } = useOrg();
  const options = listStages(model).map(({ id, rank, title }) => ({
    id,
    label: rank === 0 ? t('common.notAssessed') : `${rank} ${title}`,
  }));
  return (
    <Select
      selectionMode="multiple"
      label={t('org.field.stage')}
      placeholder={t('org.filters.all')}
      options={options}
      value={[...(filter.stage ?? [])]}
      onChange={keys => change({ filter: { stage: keys.map(String) } })}
    />
  );
}

/** Filters by the grade of the evidence that at least one check has. */
function GradeFilter() {
  const t = useTexts();
  const { filter, change } = useOrg();
  return (
    <Select
      selectionMode="multiple"
      label={t('org.field.grade')}
      placeholder={t('org.filters.all')}
      options={allGrades.map(grade => ({
        id: grade,
        label: t(`common.grade.${grade}`),
      }))}
      value={[...(filter.grade ?? [])]}
      onChange={keys =>
        change({
          filter: { grade: allGrades.filter(grade => keys.includes(grade)) },
        })
      }
    />
  );
}

/** The filters that all tabs share. On a narrow screen they open on demand. */
export function FilterBar() {
  const t = useTexts();
  const { query } = useOrg();
  const [isOpen, setIsOpen] = useState(false);
  const fieldsId = useId();
  const count = countFilters(query.filter);

  return (
    <section
      role="search"
      aria-label={t('org.filters.label')}
      className={styles.bar}
    >
      <Button
        className={styles.toggle}
        variant="secondary"
        size="small"
        iconStart={<RiFilter3Line />}
        aria-expanded={isOpen}
        aria-controls={fieldsId}
        onPress={() => setIsOpen(!isOpen)}
      >
        {count > 0
          ? t('org.filters.showActive', { count, shown: formatNumber(count) })
          : t('org.filters.show')}
      </Button>
      <div id={fieldsId} className={styles.fields} data-open={isOpen}>
        <ModelFilter />
        <TextFilter />
        {groupByFields.filter(isAbsentField).map(field => (
          <GroupFilter key={field} field={field} />
        ))}
        <StageFilter />
        <GradeFilter />
        <CheckFilter />
      </div>
      <ActiveFilters />
    </section>
  );
}
