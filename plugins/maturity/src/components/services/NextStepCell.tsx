import {
  AssessmentSummary,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import styles from './ServicesTable.module.css';
import { formatNumber } from '../../format/numbers';
import { stepTitle } from '../../names/checks';

/** The best next step, and how many come with it. */
export function NextStepCell(props: { model: Model; item: AssessmentSummary }) {
  const { model, item } = props;
  const t = useTexts();
  const [first] = item.nextSteps;
  if (first === undefined) {
    return (
      <span className={styles.quiet}>
        {item.rank === model.stages.length
          ? t('org.table.topReached')
          : t('org.table.none')}
      </span>
    );
  }
  const check = model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === first);
  const title = check ? stepTitle(check) : first;
  const others = item.nextStepCount - 1;
  return (
    <span className={styles.step}>
      <span className={styles.clip} title={title}>
        {title}
      </span>
      {others > 0 && (
        <span className={styles.quiet}>
          {t('org.table.nextStepMore', {
            count: others,
            shown: formatNumber(others),
          })}
        </span>
      )}
    </span>
  );
}
