import { JsonValue } from '@backstage/types';
import { FactType } from '@platform-maturity/backstage-plugin-maturity-common';
import { Texts } from '../translation';
import { formatInstant } from '../format/times';
import { formatNumber } from '../format/numbers';

const shownItems = 5;
const shownLength = 200;

function shorten(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

/** An observed value in words: an empty list is "nothing found", not "[]". */
export function formatValue(
  value: JsonValue | undefined,
  t: Texts,
  type?: FactType,
): string {
  if (value === undefined || value === null) {
    return t('entity.value.notSet');
  }
  if (typeof value === 'boolean') {
    return value ? t('entity.value.yes') : t('entity.value.no');
  }
  if (typeof value === 'number') {
    return formatNumber(value);
  }
  if (typeof value === 'string') {
    if (value === '') {
      return t('entity.value.nothing');
    }
    const isInstant = type === 'instant' && !Number.isNaN(Date.parse(value));
    return isInstant ? formatInstant(value) : shorten(value);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) {
      return t('entity.value.nothing');
    }
    const list = value
      .slice(0, shownItems)
      .map(item => formatValue(item, t))
      .join(', ');
    const rest = value.length - shownItems;
    return rest > 0 ? t('entity.value.more', { list, count: rest }) : list;
  }
  const parts = Object.entries(value).map(([name, part]) => {
    return t('entity.value.part', { name, value: formatValue(part, t) });
  });
  return parts.length > 0
    ? shorten(parts.join(', '))
    : t('entity.value.nothing');
}
