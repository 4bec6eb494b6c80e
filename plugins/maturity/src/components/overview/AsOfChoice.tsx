import { DatePicker } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { useTexts } from '../../translation';
import { useOverviewQuery } from './useOverviewQuery';
import styles from './AsOf.module.css';
import { todayInUtc } from '../../format/times';

/** Chooses the day as of which the distribution is shown; today is no choice of its own. */
export function AsOfChoice() {
  const t = useTexts();
  const { overview, changeOverview } = useOverviewQuery();
  const today = todayInUtc();
  return (
    <DatePicker
      className={styles.choice}
      label={t('overview.asOf.label')}
      value={parseDate(overview.asOf ?? today)}
      maxValue={parseDate(today)}
      onChange={date => {
        const chosen = date?.toString().slice(0, 10);
        // While a year is typed digit by digit, it is a day of long ago.
        if (chosen === undefined || chosen > '2000') {
          changeOverview({ asOf: chosen === today ? undefined : chosen });
        }
      }}
    />
  );
}
