import { Alert, TextAreaField, TextField } from '@backstage/ui';
import { ExemptionItem } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { daysAhead, isHttpsLink, monthsAhead } from '../../../forms/dates';
import { DayField, Form } from '../../../forms/Form';
import { newId } from '../../../forms/newId';
import { useDraft } from '../../../forms/useDraft';
import { useRequestExemption } from '../../../queries/statements';
import { needsNewId, readConflict } from '../../../forms/writeErrors';
import { useTexts } from '../../../translation';

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
  const draft = useDraft(`exemption.${entityRef}.${checkId}`, () => EMPTY);
  const [id, setId] = useState(newId);
  const [now] = useState(Date.now);
  const write = useRequestExemption();
  const conflict = readConflict<Partial<ExemptionItem>>(write.error);
  const { value } = draft;
  const change = (part: Partial<typeof value>) =>
    draft.change({ ...value, ...part });
  const reason = value.reason.trim();
  const evidence = value.evidence.trim();
  const isLinkWrong = evidence !== '' && !isHttpsLink(evidence);
  const isReady =
    reason.length >= MIN_REASON && value.until !== '' && !isLinkWrong;

  const submit = () => {
    if (!isReady) {
      return;
    }
    write.start(
      {
        ...{ id, entityRef, checkId, reason, until: value.until },
        ...(evidence && { evidence }),
      },
      {
        onSuccess: () => {
          draft.discard();
          onDone();
        },
        onError: error => needsNewId(error) && setId(newId()),
      },
    );
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
      <TextField
        type="url"
        label={t('statements.evidence')}
        description={isLinkWrong ? t('statements.evidenceInvalid') : undefined}
        isInvalid={isLinkWrong}
        maxLength={1_000}
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
