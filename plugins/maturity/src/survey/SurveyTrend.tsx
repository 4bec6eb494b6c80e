import {
  SurveyQuarter,
  SurveyResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber, formatShare } from '../format/numbers';
import { useTexts } from '../translation';
import styles from './SurveyResults.module.css';

/** The score of a question, quarter by quarter; nothing for a single quarter. */
export function SurveyTrend(props: {
  title: string;
  quarters: readonly SurveyQuarter[];
  questionId: string;
  type: SurveyResult['type'];
}) {
  const { title, quarters, questionId, type } = props;
  const t = useTexts();
  const points = quarters.flatMap(({ quarter, results }) => {
    const found = results.find(
      result => result.questionId === questionId && result.type === type,
    );
    return found?.score === undefined
      ? []
      : [{ quarter, score: found.score, answers: found.answers }];
  });
  if (points.length < 2) {
    return null;
  }
  const isRating = type === 'rating';
  // The net promoter score goes from -100 to 100.
  const toHeight = (score: number) =>
    isRating ? 100 * score : (score + 100) / 2;
  const toValue = (score: number) =>
    isRating ? formatShare(score, 1) : formatNumber(Math.round(score));
  const label = t('survey.results.trend', { question: title });
  return (
    <ol className={styles.trend} aria-label={label}>
      {points.map(({ quarter, score, answers }) => {
        const point = t('survey.results.trendPoint', {
          quarter,
          value: toValue(score),
          answers: t('survey.results.answers', {
            count: answers,
            shown: formatNumber(answers),
          }),
        });
        return (
          <li key={quarter} className={styles.point} title={point}>
            <span className={styles.column}>
              <span>{toValue(score)}</span>
              <span
                aria-hidden="true"
                className={styles.fill}
                style={{ height: `${(4 * toHeight(score)) / 100}rem` }}
              />
            </span>
            <span className={styles.quarter}>{quarter}</span>
          </li>
        );
      })}
    </ol>
  );
}
