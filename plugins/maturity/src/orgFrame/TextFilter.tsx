import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { maturityTranslationRef } from '../translation';
import { useOrg } from './OrgContext';

const pauseMs = 300;

/** Filters by a part of the name; asks after a pause in typing, not at each key. */
export function TextFilter() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, change } = useOrg();
  const inUrl = filter.text ?? '';
  const [typed, setTyped] = useState(inUrl);
  const written = useRef(inUrl);

  // The URL changed otherwise: the back button, "clear filters", a link.
  useEffect(() => {
    if (inUrl !== written.current) {
      written.current = inUrl;
      setTyped(inUrl);
    }
  }, [inUrl]);

  useEffect(() => {
    const text = typed.trim();
    if (text === written.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      // One step of history for a search, however it was typed.
      const replace = written.current !== '';
      written.current = text;
      change({ filter: { text: text || undefined } }, { replace });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, change]);

  return (
    <SearchField
      size="small"
      label={t('org.field.text')}
      placeholder={t('org.filters.searchPlaceholder')}
      value={typed}
      onChange={setTyped}
    />
  );
}
