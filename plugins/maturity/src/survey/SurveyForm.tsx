import { Alert, Button } from '@backstage/ui';
import { SurveyResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useEntityTitle } from '../names/useEntityTitle';
import { useAnswerSurvey } from '../queries/survey';
import { useTexts } from '../translation';
import { Draft, keepDraft, readDraft } from './draft';
import { QuestionField } from './QuestionField';
import styles from './Survey.module.css';
import { useSurveyWords } from './useSurveyWords';

/** Chooses the group that the answer counts for, where there are several. */
function GroupField(props: {
  groups: readonly string[];
  value: string;
  onChange: (groupRef: string) => void;
}) {
  const { groups, value, onChange } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const id = useId();
  return (
    <div className={styles.question}>
      <label htmlFor={id} className={styles.label}>
        {t('survey.group')}
      </label>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('survey.groupHint')}
      </p>
      <select
        id={id}
        className={styles.group}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={event => onChange(event.target.value)}
      >
        {groups.map(ref => (
          <option key={ref} value={ref}>
            {entityTitle(ref, 'group')}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The questions. What is entered survives errors and a reload of the page. */
export function SurveyForm(props: {
  survey: SurveyResponse;
  /** Whether the reader has just asked for it: the focus goes to it then. */
  isWanted: boolean;
  onCounted: () => void;
  onCancel: () => void;
}) {
  const { survey, isWanted, onCounted, onCancel } = props;
  const { questions, quarter, groups } = survey;
  const t = useTexts();
  const words = useSurveyWords(questions);
  const [draft, setDraft] = useState(readDraft);
  const [groupRef, setGroupRef] = useState(groups[0]);
  const [isTried, setIsTried] = useState(false);
  const answering = useAnswerSurvey(() => {
    keepDraft({});
    onCounted();
  });

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isWanted) {
      form.current?.querySelector('input')?.focus();
    }
  }, [isWanted]);

  const change = (id: string, value: Draft[string] | undefined) => {
    const { [id]: _, ...others } = draft;
    const changed = value === undefined ? others : { ...others, [id]: value };
    setDraft(changed);
    keepDraft(changed);
  };
  const missing = questions.filter(
    ({ id, type }) =>
      (type === 'rating' || type === 'recommendation') &&
      draft[id] === undefined,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (missing.length > 0) {
      return;
    }
    // A draft may be of questions that are not asked any more.
    const answers = questions.flatMap(({ id, type }) => {
      const value = draft[id] ?? (type === 'topics' ? [] : undefined);
      return value === undefined ? [] : [[id, value] as const];
    });
    answering.send({
      quarter,
      ...(groups.includes(groupRef) && { groupRef }),
      answers: Object.fromEntries(answers),
    });
  };

  const isPending = answering.status === 'pending';
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {questions.map(question => (
        <QuestionField
          key={question.id}
          question={question}
          value={draft[question.id]}
          onChange={value => change(question.id, value)}
        />
      ))}
      {groups.length > 1 && (
        <GroupField groups={groups} value={groupRef} onChange={setGroupRef} />
      )}
      {isTried && missing.length > 0 && (
        <p role="alert" className={styles.missing}>
          {t('survey.missing', {
            questions: missing.map(({ id }) => words.question(id)).join(' · '),
          })}
        </p>
      )}
      {answering.error && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('survey.failed')}
          description={`${answering.error.message} ${t('survey.kept')}`}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" isDisabled={isPending}>
          {t('survey.send')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('survey.later')}
        </Button>
        {isPending && <span role="status">{t('survey.sending')}</span>}
      </div>
    </form>
  );
}
