import {
  SURVEY_MAX_TOPICS,
  SURVEY_TEXT_LENGTH,
  SurveyQuestion,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';
import { Draft } from './draft';
import styles from './Survey.module.css';
import { useSurveyWords } from './useSurveyWords';

interface FieldProps {
  readonly question: SurveyQuestion;
  readonly value: Draft[string] | undefined;
  readonly onChange: (value: Draft[string] | undefined) => void;
}

const ratings = [1, 2, 3, 4, 5];
const likelihoods = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Radio buttons, one for each number. */
function ScaleField(props: FieldProps) {
  const { question, value, onChange } = props;
  const t = useTexts();
  const words = useSurveyWords([question]);
  const name = useId();
  const isRating = question.type === 'rating';
  return (
    <fieldset className={styles.question}>
      <legend>{words.question(question.id)}</legend>
      <div className={isRating ? styles.ratings : styles.likelihoods}>
        {(isRating ? ratings : likelihoods).map(number => (
          <label key={number} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={value === number}
              onChange={() => onChange(number)}
            />
            <span>
              {isRating ? words.rating(`${number}`) : formatNumber(number)}
            </span>
          </label>
        ))}
      </div>
      {!isRating && (
        <p className={styles.ends}>
          <span>{`0: ${t('survey.least')}`}</span>
          <span>{`10: ${t('survey.most')}`}</span>
        </p>
      )}
    </fieldset>
  );
}

/** A box for each topic. */
function TopicsField(props: FieldProps) {
  const { question, value, onChange } = props;
  const t = useTexts();
  const words = useSurveyWords([question]);
  const hintId = useId();
  const named = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <fieldset className={styles.question} aria-describedby={hintId}>
      <legend>{words.question(question.id)}</legend>
      <p id={hintId} className={styles.hint}>
        {t('survey.atMost', { shown: formatNumber(SURVEY_MAX_TOPICS) })}
      </p>
      <div className={styles.topics}>
        {(question.topics ?? []).map(({ id }) => {
          const isNamed = named.includes(id);
          return (
            <label key={id} className={styles.option}>
              <input
                type="checkbox"
                checked={isNamed}
                disabled={!isNamed && named.length >= SURVEY_MAX_TOPICS}
                onChange={() =>
                  onChange(
                    isNamed
                      ? named.filter(each => each !== id)
                      : [...named, id],
                  )
                }
              />
              <span>{words.topic(id)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function NoteField(props: FieldProps) {
  const { question, value, onChange } = props;
  const t = useTexts();
  const words = useSurveyWords([question]);
  const id = useId();
  const text = typeof value === 'string' ? value : '';
  return (
    <div className={styles.question}>
      <label htmlFor={id} className={styles.label}>
        {words.question(question.id)}
      </label>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('survey.textHint', { shown: formatNumber(SURVEY_TEXT_LENGTH) })}
      </p>
      <textarea
        id={id}
        className={styles.note}
        aria-describedby={`${id}-hint ${id}-left`}
        rows={3}
        maxLength={SURVEY_TEXT_LENGTH}
        value={text}
        onChange={event => onChange(event.target.value || undefined)}
      />
      <p id={`${id}-left`} className={styles.hint}>
        {t('survey.left', {
          shown: formatNumber(SURVEY_TEXT_LENGTH - text.length),
        })}
      </p>
    </div>
  );
}

/** The field for the answer to a question. */
export function QuestionField(props: FieldProps) {
  switch (props.question.type) {
    case 'topics':
      return <TopicsField {...props} />;
    case 'text':
      return <NoteField {...props} />;
    default:
      return <ScaleField {...props} />;
  }
}
