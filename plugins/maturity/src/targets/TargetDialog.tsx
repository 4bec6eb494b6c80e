import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { subtractDays, todayInUtc } from '../format/times';
import { useEntityTitle } from '../names/useEntityTitle';
import { TargetWrite, useWriteTarget } from '../queries/targets';
import { useTexts } from '../translation';
import { newId } from '../forms/newId';
import { useDraft } from '../forms/useDraft';
import { readConflict, readMessage } from '../forms/writeErrors';
import { TargetConflict } from './TargetConflict';
import { TargetFields } from './TargetFields';
import { findProblems, TargetForm, toContent, toForm } from './targetForm';
import styles from './Targets.module.css';

/** Days that a new target is given at first. */
const USUAL_DAYS = 90;

/** A form that is not saved, and the target that it was made from. */
interface Entered {
  /** Id of a new target: a request that is sent again sets it only once. */
  readonly id: string;
  readonly form: TargetForm;
  /** The stored target that is changed; absent for a new one. */
  readonly stored?: StageTarget;
}

/** The form of a target that is not there yet. */
function createForm(entityRef: string, model: Model): TargetForm {
  const today = todayInUtc();
  const ahead = model.stages[Math.min(2, model.stages.length - 1)];
  return {
    stageId: ahead.id,
    percent: undefined,
    lifecycle: ['production'],
    owner: entityRef.startsWith('group:') ? entityRef : '',
    startsOn: today,
    dueOn: subtractDays(today, -USUAL_DAYS),
    note: '',
  };
}

/** Sets or changes a target. What is entered stays through errors and a reload. */
export function TargetDialog(props: {
  entityRef: string;
  models: readonly Model[];
  /** Absent for a new one. */
  target?: StageTarget;
  onClose: () => void;
}) {
  const { entityRef, models, target, onClose } = props;
  const t = useTexts();
  const name = useEntityTitle()(entityRef, 'group');
  const members = models.filter(({ subject }) => subject !== 'organization');
  const model =
    members.find(({ id }) => id === target?.modelId) ?? members[0] ?? models[0];
  const draft = useDraft<Entered>(
    `target.${target?.id ?? `new.${entityRef}`}`,
    () => ({
      id: target?.id ?? newId(),
      form: target ? toForm(target) : createForm(entityRef, model),
      stored: target,
    }),
  );
  const [hasTried, setHasTried] = useState(false);
  const { isPending, error, start, reset } = useWriteTarget(() => {
    draft.discard();
    onClose();
  });
  const { id, form, stored } = draft.value;
  const problems = findProblems(form, { today: todayInUtc(), stored });
  const conflict = readConflict<StageTarget>(error);

  const toWrite = (version: number | undefined): TargetWrite => {
    const content = toContent(form);
    return version === undefined
      ? {
          kind: 'create',
          request: { id, entityRef, modelId: model.id, ...content },
        }
      : { kind: 'change', request: { targetId: id, version, ...content } };
  };
  const save = (version = stored?.version) => {
    setHasTried(true);
    if (problems.length === 0) {
      start(toWrite(version));
    }
  };
  const keepMine = (current: StageTarget) => {
    draft.change({ id: current.id, form, stored: current });
    save(current.version);
  };
  const takeStored = (current: StageTarget) => {
    draft.change({ id: current.id, form: toForm(current), stored: current });
    reset();
  };

  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={640}>
      <DialogHeader>
        {t(target ? 'targets.form.changeTitle' : 'targets.form.setTitle', {
          name,
        })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          {draft.isRestored && (
            <Alert
              status="info"
              icon
              title={t('targets.form.restored')}
              customActions={
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => {
                    draft.discard();
                    reset();
                  }}
                >
                  {t('targets.form.discard')}
                </Button>
              }
            />
          )}
          {conflict && (
            <TargetConflict
              models={models}
              current={conflict}
              mine={form}
              onKeepMine={() => keepMine(conflict)}
              onTakeStored={() => takeStored(conflict)}
            />
          )}
          {error && !conflict && (
            <Alert
              status="danger"
              icon
              role="alert"
              title={t('targets.form.failed')}
              description={readMessage(error)}
            />
          )}
          <TargetFields
            model={model}
            form={form}
            problems={hasTried ? problems : []}
            onChange={changed =>
              draft.change({
                ...draft.value,
                form: { ...form, ...changed },
              })
            }
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('targets.form.cancel')}
        </Button>
        <Button
          isDisabled={isPending || conflict !== undefined}
          onPress={() => save()}
        >
          {t(isPending ? 'targets.form.saving' : 'targets.form.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
