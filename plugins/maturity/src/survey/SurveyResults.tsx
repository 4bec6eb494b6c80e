import {
  SurveyQuarter,
  SurveyResult,
  SurveyResultsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ChartPanel } from '../charts/ChartPanel';
import { DataRow, DataTable } from '../charts/DataTable';
import { Segment, SegmentBar } from '../charts/SegmentBar';
import { stageTone } from '../charts/stageCounts';
import { formatNumber, formatShare } from '../format/numbers';
import { useSurveyResults } from '../queries/survey';
import { AnswerView } from '../states/AnswerView';
import { PanelMessage } from '../states/Notice';
import { useTexts } from '../translation';
import { formatLastDay } from './formatLastDay';
import styles from './SurveyResults.module.css';
import { SurveyTrend } from './SurveyTrend';
import { useSurveyWords } from './useSurveyWords';

type Words = ReturnType<typeof useSurveyWords>;

/** The place of each answer, from bad to good. */
const ranks: { readonly [value: string]: number } = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  detractors: 1,
  passives: 3,
  promoters: 5,
};

/** The word for an answer. */
function toWord(words: Words, { type }: SurveyResult, value: string): string {
  switch (type) {
    case 'rating':
      return words.rating(value);
    case 'recommendation':
      return words.promotion(value);
    default:
      return words.topic(value);
  }
}

function useAnswerCount() {
  const t = useTexts();
  return (count: number) =>
    t('survey.results.answers', { count, shown: formatNumber(count) });
}

/** The score of a question in words, if it has one. */
export function useScoreWords() {
  const t = useTexts();
  return ({ type, score }: Pick<SurveyResult, 'type' | 'score'>) => {
    if (score === undefined) {
      return undefined;
    }
    return type === 'rating'
      ? t('survey.results.satisfied', { share: formatShare(score, 1) })
      : t('survey.results.nps', { score: formatNumber(Math.round(score)) });
  };
}

/** The answers to a rating or a recommendation as one bar, bad ones first. */
function ScaleResult(props: {
  result: SurveyResult;
  quarters: readonly SurveyQuarter[];
  words: Words;
}) {
  const { result, quarters, words } = props;
  const t = useTexts();
  const answerCount = useAnswerCount();
  const scoreWords = useScoreWords();
  const title = words.question(result.questionId);
  const segments = [...result.counts]
    .sort((a, b) => ranks[a.value] - ranks[b.value])
    .filter(({ count }) => count > 0)
    .map(
      ({ value, count }): Segment => ({
        id: value,
        count,
        label: t('survey.results.segment', {
          value: toWord(words, result, value),
          answers: answerCount(count),
          share: formatShare(count, result.answers),
        }),
        look: stageTone(ranks[value], 5),
      }),
    );
  return (
    <section className={styles.result}>
      <h3 className={styles.title}>{title}</h3>
      <p
        className={styles.score}
        title={
          result.type === 'recommendation'
            ? t('survey.results.npsHint')
            : undefined
        }
      >
        {scoreWords(result)}
      </p>
      <SegmentBar label={title} segments={segments} />
      <p className={styles.ends} aria-hidden="true">
        <span>{segments[0] && toWord(words, result, segments[0].id)}</span>
        <span>
          {segments.length > 1 &&
            toWord(words, result, segments[segments.length - 1].id)}
        </span>
      </p>
      <SurveyTrend
        title={title}
        quarters={quarters}
        questionId={result.questionId}
        type={result.type}
      />
    </section>
  );
}

/** The topics by how many named them. */
function TopicsResult(props: { result: SurveyResult; words: Words }) {
  const { result, words } = props;
  const t = useTexts();
  return (
    <section className={styles.result}>
      <h3 className={styles.title}>{words.question(result.questionId)}</h3>
      {result.counts.length === 0 && (
        <p className={styles.quiet}>{t('survey.results.noFriction')}</p>
      )}
      <ol className={styles.topics}>
        {result.counts.slice(0, 5).map(({ value, count }) => (
          <li key={value} className={styles.topic}>
            <span>{words.topic(value)}</span>
            <span className={styles.quiet}>
              {t('survey.results.friction', {
                share: formatShare(count, result.answers),
              })}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.fill}
                style={{ width: `${(100 * count) / result.answers}%` }}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The comments of people, folded. */
function Texts(props: { texts: readonly string[] }) {
  const { texts } = props;
  const t = useTexts();
  return texts.length === 0 ? null : (
    <details className={styles.texts}>
      <summary>
        {t('survey.results.texts', {
          count: texts.length,
          shown: formatNumber(texts.length),
        })}
      </summary>
      <p className={styles.quiet}>{t('survey.results.textsHint')}</p>
      <ul>
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

function ResultsTable(props: { quarter: SurveyQuarter; words: Words }) {
  const { quarter, words } = props;
  const t = useTexts();
  const columns = (['question', 'value', 'answers', 'share'] as const).map(
    column => t(`survey.results.column.${column}`),
  );
  return (
    <DataTable columns={columns}>
      {quarter.results.flatMap(result =>
        result.counts.map(({ value, count }) => (
          <DataRow
            key={`${result.questionId} ${value}`}
            cells={[
              words.question(result.questionId),
              toWord(words, result, value),
              formatNumber(count),
              formatShare(count, result.answers),
            ]}
          />
        )),
      )}
    </DataTable>
  );
}

/** In the order of the questions; those that are not asked any more come last. */
function sortResults(
  { results }: SurveyQuarter,
  { questions }: SurveyResultsResponse,
): readonly SurveyResult[] {
  const place = (id: string) => {
    const at = questions.findIndex(question => question.id === id);
    return at < 0 ? questions.length : at;
  };
  return [...results].sort((a, b) => place(a.questionId) - place(b.questionId));
}

function Results(props: { data: SurveyResultsResponse }) {
  const { data } = props;
  const t = useTexts();
  const words = useSurveyWords(data.questions);
  const answerCount = useAnswerCount();
  const latest = data.items[data.items.length - 1];
  const open = data.closesAt
    ? ` ${t('survey.results.open', { day: formatLastDay(data.closesAt) })}`
    : '';
  const title = t('survey.results.title');
  if (!latest) {
    return (
      <ChartPanel title={title}>
        <PanelMessage
          title={t('survey.results.few', { shown: formatNumber(data.minimum) })}
        >
          {t('survey.results.fewText')}
          {open}
        </PanelMessage>
      </ChartPanel>
    );
  }
  const results = sortResults(latest, data);
  return (
    <ChartPanel
      title={title}
      text={`${t('survey.results.text', {
        answers: answerCount(latest.answers),
        quarter: latest.quarter,
      })}${open}`}
      table={<ResultsTable quarter={{ ...latest, results }} words={words} />}
    >
      <div className={styles.results}>
        {results.map(result =>
          result.type === 'topics' ? (
            <TopicsResult
              key={result.questionId}
              result={result}
              words={words}
            />
          ) : (
            <ScaleResult
              key={result.questionId}
              result={result}
              quarters={data.items}
              words={words}
            />
          ),
        )}
      </div>
      <Texts texts={latest.texts} />
    </ChartPanel>
  );
}

/** The results of the survey of a group; nothing where there is no survey. */
export function SurveyResults(props: { entityRef: string }) {
  const t = useTexts();
  const answer = useSurveyResults(props.entityRef);
  const { data } = answer;
  if (data && data.items.length === 0 && data.questions.length === 0) {
    return null;
  }
  return (
    <AnswerView
      answer={answer}
      loading={t('survey.results.loading')}
      failed={t('survey.results.failed')}
      placeholder="16rem"
    >
      {results => <Results data={results} />}
    </AnswerView>
  );
}
