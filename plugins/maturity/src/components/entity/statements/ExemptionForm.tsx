import { Alert, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { useRequestExemption } from '../../../queries/statements';
import { useTexts } from '../../../translation';
import { daysAhead, monthsAhead } from '../../../forms/dates';
import { EvidenceField, isWrongLink } from '../../../forms/EvidenceField';
import { DayField, Form } from '../../../forms/Form';
import { useStatementForm } from '../../../forms/useStatementForm';

const MIN_REASON = 10;

const EMPTY = { reason: '', evidence: '', until: '' };

/** Asks that an entity need not meet a check for a time. */
export function ExemptionForm(props: {
  entityRef: string;
  checkId: string;
  title: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { entityRef, checkId, title, onDone, onCancel } = props;
  const t = useTexts();
  const [now] = useState(Date.now);
  const write = useRequestExemption();
  const { value, change, conflict, send } = useStatementForm({
    key: `exemption.${entityRef}.${checkId}`,
    empty: EMPTY,
    write,
    onDone,
  });
  const reason = value.reason.trim();
  const evidence = value.evidence.trim();
  const isReady =
    reason.length >= MIN_REASON && value.until !== '' && !isWrongLink(evidence);

  const submit = () => {
    if (isReady) {
      send({
        ...{ entityRef, checkId, reason, until: value.until },
        ...(evidence && { evidence }),
      });
    }
  };

  return (
    <Form
      label={t('statements.exemptFor', { check: title })}
      submitText={t('statements.ask')}
      isPending={write.status === 'pending'}
      isReady={isReady}
      error={write.error}
      problem={
        conflict && (
          <Alert
            status="warning"
            icon
            role="alert"
            title={t('statements.alreadyAsked')}
            description={
              conflict.reason
                ? t('statements.alreadyAskedText', { reason: conflict.reason })
                : undefined
            }
          />
        )
      }
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextAreaField
        label={t('statements.reason')}
        description={t('statements.reasonHint')}
        isRequired
        maxLength={2_000}
        value={value.reason}
        onChange={text => change({ reason: text })}
      />
      <EvidenceField
        value={value.evidence}
        onChange={text => change({ evidence: text })}
      />
      <DayField
        label={t('statements.until')}
        hint={t('statements.untilExempt')}
        isRequired
        min={daysAhead(now, 0)}
        max={monthsAhead(now, 12)}
        value={value.until}
        onChange={day => change({ until: day })}
      />
    </Form>
  );
}
