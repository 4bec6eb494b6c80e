import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { StageTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useEntityTitle } from '../names/useEntityTitle';
import { useWriteTarget } from '../queries/targets';
import { useTexts } from '../translation';
import { useDraft } from '../forms/useDraft';
import { readConflict, readMessage } from '../forms/writeErrors';
import styles from './Targets.module.css';

/** Asks why a target ends, and ends it. */
export function EndTargetDialog(props: {
  target: StageTarget;
  onClose: () => void;
}) {
  const { target, onClose } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const draft = useDraft(`target.end.${target.id}`, () => '');
  const [hasTried, setHasTried] = useState(false);
  const { isPending, error, start } = useWriteTarget(() => {
    draft.discard();
    onClose();
  });
  const reason = draft.value.trim();
  const isMissing = hasTried && !reason;
  const conflict = readConflict(error);
  const send = () => {
    setHasTried(true);
    if (reason) {
      const { id: targetId, version } = target;
      start({ kind: 'end', request: { targetId, version, reason } });
    }
  };
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={560}>
      <DialogHeader>
        {t('targets.end.title', {
          name: entityTitle(target.entityRef, 'group'),
        })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <Text as="p">{t('targets.end.text')}</Text>
          <TextAreaField
            label={t('targets.end.reason')}
            value={draft.value}
            maxLength={1_000}
            isInvalid={isMissing}
            onChange={draft.change}
          />
          {isMissing && (
            <p role="alert" className={styles.problem}>
              {t('targets.form.problem.reason')}
            </p>
          )}
          {error && (
            <Alert
              status="danger"
              icon
              role="alert"
              title={t('targets.form.failed')}
              description={
                conflict ? t('targets.end.conflict') : readMessage(error)
              }
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('targets.form.cancel')}
        </Button>
        <Button isDisabled={isPending} onPress={send}>
          {t('targets.end.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
