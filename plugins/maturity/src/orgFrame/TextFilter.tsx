import { SearchField } from '@backstage/ui';
import debounce from 'lodash/debounce';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../translation';
import { useOrg } from './OrgContext';

const pauseMs = 300;

/** Filters by a part of the name; asks after a pause in typing. */
export function TextFilter() {
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
