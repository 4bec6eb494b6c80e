import { Button, Tag, TagGroup } from '@backstage/ui';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { useOrg } from './OrgContext';
import { ListField, listFields, withoutFilters } from '../url/orgQuery';
import { useGroupTitle } from '../names/fields';
import styles from './FilterBar.module.css';
import { outcomes } from '../outcome/OutcomeFace';

interface Chip {
  readonly id: string;
  readonly label: string;
  readonly without: Partial<AssessmentFilter>;
}

/** The filters in force, each of which can be taken away. */
export function ActiveFilters() {
  const t = useTexts();
  const { query, change, model } = useOrg();
  const groupTitle = useGroupTitle();
  const { filter } = query;

  const valueTitle = (field: ListField, value: string): string => {
    if (field === 'stage') {
      const stage = model.stages.find(({ id }) => id === value);
      return (
        stage?.title ?? (value === 'none' ? t('common.notAssessed') : value)
      );
    }
    return groupTitle(field, value);
  };
  const chips: Chip[] = [];
  for (const field of listFields) {
    const values = filter[field] ?? [];
    for (const value of values) {
      chips.push({
        id: `${field}=${value}`,
        label: t(
          field === 'owner' && filter.ownerTree
            ? 'org.filters.belowChip'
            : 'org.filters.chip',
          { field: t(`org.field.${field}`), value: valueTitle(field, value) },
        ),
        without: {
          [field]: values.filter(other => other !== value),
          ...(field === 'owner' && values.length === 1
            ? { ownerTree: undefined }
            : {}),
        },
      });
    }
  }
  for (const field of filter.without ?? []) {
    chips.push({
      id: `without=${field}`,
      label: groupTitle(field, undefined),
      without: { without: filter.without?.filter(other => other !== field) },
    });
  }
  const checks = model.stages.flatMap(stage => stage.checks);
  for (const wanted of filter.check ?? []) {
    chips.push({
      id: `check=${wanted.id}:${wanted.outcome}`,
      label: t('org.filters.checkChip', {
        check: checks.find(({ id }) => id === wanted.id)?.title ?? wanted.id,
        outcome: t(outcomes[wanted.outcome].word),
      }),
      without: { check: filter.check?.filter(other => other !== wanted) },
    });
  }
  for (const grade of filter.grade ?? []) {
    chips.push({
      id: `grade=${grade}`,
      label: t('org.filters.chip', {
        field: t('org.field.grade'),
        value: t(`common.grade.${grade}`),
      }),
      without: { grade: filter.grade?.filter(other => other !== grade) },
    });
  }
  if (filter.leftOut) {
    chips.push({
      id: 'leftOut',
      label: t('org.filters.leftOut'),
      without: { leftOut: undefined },
    });
  }
  if (filter.text) {
    chips.push({
      id: 'text',
      label: t('org.filters.chip', {
        field: t('org.field.text'),
        value: filter.text,
      }),
      without: { text: undefined },
    });
  }
  if (chips.length === 0) {
    return null;
  }
  return (
    <div className={styles.active}>
      <TagGroup
        aria-label={t('org.filters.active')}
        items={chips}
        onRemove={keys => {
          const removed = chips.filter(({ id }) => keys.has(id));
          change({ filter: Object.assign({}, ...removed.map(c => c.without)) });
        }}
      >
        {chip => (
          <Tag id={chip.id} textValue={chip.label} className={styles.chip}>
            {chip.label}
          </Tag>
        )}
      </TagGroup>
      <Button
        size="small"
        variant="tertiary"
        onPress={() => change({ filter: withoutFilters })}
      >
        {t('org.filters.clear')}
      </Button>
    </div>
  );
}
