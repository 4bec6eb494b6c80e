import { Select } from '@backstage/ui';
import { useState } from 'react';
import { useEntityTitle } from '../../names/useEntityTitle';
import { useModels } from '../../queries/queries';
import { useRequest } from '../../queries/useAnswer';
import { useTexts } from '../../translation';
import styles from './Organization.module.css';
import { useChosenSubject, useSubject } from './useSubject';

/** Found by typing, where there are more. */
const mostShown = 100;

/** Stands for the organisation, or for everything where none is configured. */
const everything = 'everything';

/** Chooses what the page is about: the organisation, a group or a domain. */
export function SubjectChoice() {
  const t = useTexts();
  const subject = useSubject();
  const organization = useModels().data?.organization;
  const [chosen, choose] = useChosenSubject();
  const [typed, setTyped] = useState('');
  const entityTitle = useEntityTitle();
  const { data } = useRequest(
    'listAssessments',
    subject && {
      filter: { modelId: subject.model.id, text: typed.trim() || undefined },
      sort: { field: 'name', order: 'asc' },
      limit: mostShown,
    },
    { keepsPrevious: true },
  );
  if (!subject) {
    return null;
  }
  const listed = data?.items.map(({ entityRef }) => entityRef) ?? [];
  const others = [...new Set([...(chosen ? [chosen] : []), ...listed])]
    .filter(ref => ref !== organization)
    .map(ref => ({ id: ref, label: entityTitle(ref, 'group') }));
  const whole = {
    id: everything,
    label: organization
      ? entityTitle(organization, 'group')
      : t('organization.everything'),
  };
  return (
    <Select
      className={styles.choice}
      label={t('organization.subject')}
      options={[whole, ...others]}
      search={{
        mode: 'server',
        inputValue: typed,
        onInputChange: setTyped,
        placeholder: t('organization.findSubject'),
      }}
      value={subject.isOrganization ? everything : chosen}
      onChange={key => choose(key === everything ? undefined : String(key))}
    />
  );
}
