import {
  DatePicker,
  NumberField,
  Select,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { formatNumber } from '../format/numbers';
import { useEntityTitle } from '../names/useEntityTitle';
import { useOwners } from '../queries/targets';
import { useTexts } from '../translation';
import { FormField, FormProblem, TargetForm } from './targetForm';
import styles from './Targets.module.css';

/** Stands for no filter in the choice of lifecycles. */
const ALL = 'all';

/** Stands between lifecycles in the key of a choice. */
const SEPARATOR = ' ';

/** A UTC day from the calendar; none while a year is typed digit by digit. */
function toDay(date: { toString(): string } | null): string | undefined {
  const day = date?.toString().slice(0, 10) ?? '';
  return day > '2000' ? day : undefined;
}

/** Chooses a person or group of the catalog. */
function OwnerChoice(props: {
  value: string;
  isInvalid: boolean;
  onChange: (owner: string) => void;
}) {
  const { value, isInvalid, onChange } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const [typed, setTyped] = useState('');
  const { data = [] } = useOwners(typed.trim());
  const refs = [...new Set(value ? [value, ...data] : data)];
  return (
    <Select
      label={t('targets.form.owner')}
      description={t('targets.form.ownerHint')}
      isInvalid={isInvalid}
      options={refs.map(ref => ({ id: ref, label: entityTitle(ref) }))}
      search={{
        mode: 'server',
        inputValue: typed,
        onInputChange: setTyped,
        placeholder: t('targets.form.findOwner'),
      }}
      value={value || null}
      onChange={key => key !== null && onChange(String(key))}
    />
  );
}

/** The fields of a target, each with its problem. */
export function TargetFields(props: {
  model: Model;
  form: TargetForm;
  problems: readonly FormProblem[];
  onChange: (changed: Partial<TargetForm>) => void;
}) {
  const { model, form, problems, onChange } = props;
  const t = useTexts();
  const isInvalid = (field: FormField) =>
    problems.some(problem => problem.field === field);
  const problemWith = (field: FormField) => {
    const problem = problems.find(each => each.field === field);
    return (
      problem && (
        <p role="alert" className={styles.problem}>
          {t(`targets.form.problem.${problem.text}`)}
        </p>
      )
    );
  };
  const own = form.lifecycle.join(SEPARATOR);
  const lifecycles = [
    { id: 'production', label: t('targets.form.production') },
    { id: ALL, label: t('targets.form.all') },
    ...(own && own !== 'production'
      ? [{ id: own, label: form.lifecycle.join(', ') }]
      : []),
  ];
  const day = (field: 'startsOn' | 'dueOn') => (
    <div>
      <DatePicker
        label={t(`targets.form.${field}`)}
        value={form[field] ? parseDate(form[field]) : null}
        isInvalid={isInvalid(field)}
        onChange={date => {
          const chosen = toDay(date);
          if (chosen) {
            onChange({ [field]: chosen });
          }
        }}
      />
      {problemWith(field)}
    </div>
  );
  return (
    <>
      <div className={styles.pair}>
        <div>
          <Select
            label={t('targets.form.stage')}
            isInvalid={isInvalid('stageId')}
            // Every entity that is assessed is at the first one.
            options={model.stages.slice(1).map(({ id, title }, index) => ({
              id,
              label: `${formatNumber(index + 2)} ${title}`,
            }))}
            value={form.stageId}
            onChange={key => onChange({ stageId: String(key) })}
          />
          {problemWith('stageId')}
        </div>
        <div>
          <NumberField
            label={t('targets.form.share')}
            secondaryLabel={t('targets.form.shareHint')}
            minValue={1}
            maxValue={100}
            isInvalid={isInvalid('percent')}
            value={form.percent ?? NaN}
            onChange={value =>
              onChange({ percent: Number.isNaN(value) ? undefined : value })
            }
          />
          {problemWith('percent')}
        </div>
      </div>
      <div className={styles.pair}>
        <Select
          label={t('targets.form.lifecycle')}
          options={lifecycles}
          value={own || ALL}
          onChange={key =>
            onChange({
              lifecycle: key === ALL ? [] : String(key).split(SEPARATOR),
            })
          }
        />
        <div>
          <OwnerChoice
            value={form.owner}
            isInvalid={isInvalid('owner')}
            onChange={owner => onChange({ owner })}
          />
          {problemWith('owner')}
        </div>
      </div>
      <div className={styles.pair}>
        {day('startsOn')}
        {day('dueOn')}
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {t('targets.form.dates')}
      </Text>
      <TextAreaField
        label={t('targets.form.note')}
        value={form.note}
        maxLength={2_000}
        onChange={note => onChange({ note })}
      />
    </>
  );
}
