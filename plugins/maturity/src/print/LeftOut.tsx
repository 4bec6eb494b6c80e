import { useTexts } from '../translation';
import { formatNumber } from '../format/numbers';

/** On paper: how much of a table is not there; nothing when all of it is. */
export function LeftOut(props: { shown: number; total: number }) {
  const { shown, total } = props;
  const t = useTexts();
  return total > shown ? (
    <p>
      {t('overview.output.leftOut', {
        shown: formatNumber(shown),
        total: formatNumber(total),
      })}
    </p>
  ) : null;
}
