import { Alert, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import { Attestation } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useAttest } from '../../../queries/statements';
import { useTexts } from '../../../translation';
import { daysAhead, monthsAhead } from '../../../forms/dates';
import { EvidenceField, isWrongLink } from '../../../forms/EvidenceField';
import { DayField, Form } from '../../../forms/Form';
import { useStatementForm } from '../../../forms/useStatementForm';

const answers = ['yes', 'notYet', 'no'] as const;

interface AttestDraft {
  readonly answer: string;
  readonly evidence: string;
  readonly note: string;
  readonly expiresOn: string;
}

const EMPTY: AttestDraft = {
  answer: '',
  evidence: '',
  note: '',
  expiresOn: '',
};

/** States whether an entity meets a check. */
export function AttestForm(props: {
  entityRef: string;
  /** Name of the fact. */
  name: string;
  title: string;
  last?: Attestation;
  onDone: () => void;
}) {
  const { entityRef, name, title, last, onDone } = props;
  const t = useTexts();
  const [now] = useState(Date.now);
  const write = useAttest();
  const { value, change, conflict, send } = useStatementForm({
    key: `attest.${entityRef}.${name}`,
    empty: EMPTY,
    write,
    onDone,
  });
  const answer = answers.find(one => one === value.answer);
  const evidence = value.evidence.trim();
  const isReady =
    answer !== undefined &&
    !isWrongLink(evidence) &&
    (answer !== 'yes' || evidence !== '');

  const submit = () => {
    if (!answer || !isReady) {
      return;
    }
    const note = value.note.trim();
    send({
      ...{ entityRef, name, answer },
      ...(evidence && { evidence }),
      ...(note && { note }),
      ...(value.expiresOn && { expiresOn: value.expiresOn }),
      // After a conflict the author has seen what the other one said.
      ...readReplaced(conflict ?? last),
    });
  };

  return (
    <Form
      label={t('statements.attestFor', { check: title })}
      submitText={t('statements.save')}
      isPending={write.status === 'pending'}
      isReady={isReady}
      error={write.error}
      problem={conflict && <Conflict current={conflict} />}
      onSubmit={submit}
      onCancel={onDone}
    >
      <RadioGroup
        label={t('statements.answer.question')}
        orientation="horizontal"
        isRequired
        value={value.answer || null}
        onChange={chosen => change({ answer: chosen })}
      >
        {answers.map(one => (
          <Radio key={one} value={one}>
            {t(`statements.answer.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <EvidenceField
        hint={t('statements.evidenceHint')}
        isRequired={answer === 'yes'}
        value={value.evidence}
        onChange={text => change({ evidence: text })}
      />
      <TextAreaField
        label={t('statements.note')}
        maxLength={2_000}
        value={value.note}
        onChange={text => change({ note: text })}
      />
      <DayField
        label={t('statements.until')}
        hint={t('statements.untilAttest')}
        min={daysAhead(now, 1)}
        max={monthsAhead(now, 12)}
        value={value.expiresOn}
        onChange={day => change({ expiresOn: day })}
      />
    </Form>
  );
}

function readReplaced(last: Partial<Attestation> | undefined) {
  return last?.id ? { replaces: last.id } : {};
}

/** The statement of somebody else, beside what is typed. */
function Conflict(props: { current: Partial<Attestation> }) {
  const t = useTexts();
  const { answer, note } = props.current;
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={t('statements.conflict')}
      description={
        answer
          ? t('statements.conflictText', {
              answer: t(`statements.answer.${answer}`),
              note: note ? t('statements.conflictNote', { note }) : '',
            })
          : undefined
      }
    />
  );
}
