import { Select } from '@backstage/ui';
import {
  AssessmentFilter,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { useTexts } from '../translation';
import { outcomes } from '../outcome/outcomes';
import { useOrg } from './OrgContext';

type CheckOutcome = NonNullable<AssessmentFilter['check']>[number];

const any = 'any';
const outcomeIds = Object.keys(outcomes) as Outcome[];

/**
 * Filters by what a check came to: first the check, then its outcome. More
 * checks than one come from links; all but the first are changed as tags.
 */
export function CheckFilter() {
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
