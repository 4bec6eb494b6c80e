import { Button, Text } from '@backstage/ui';
import {
  ListTargetsResponse,
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiFlag2Line } from '@remixicon/react';
import { useState } from 'react';
import { formatNumber } from '../format/numbers';
import { formatDate } from '../format/times';
import { Section } from '../layout/Section';
import { PersonName } from '../names/EntityName';
import { useTargets } from '../queries/targets';
import { AnswerView } from '../states/AnswerView';
import { useTexts } from '../translation';
import { EndTargetDialog } from './EndTargetDialog';
import { TargetDialog } from './TargetDialog';
import { TargetItem } from './TargetItem';
import styles from './Targets.module.css';
import { useTargetWords } from './useTargetWords';

/** The dialog that is open, if one is. */
type Opened =
  | { readonly kind: 'set' }
  | { readonly kind: 'change' | 'end'; readonly target: StageTarget };

function EndedTargets(props: {
  ended: readonly StageTarget[];
  models: readonly Model[];
}) {
  const { ended, models } = props;
  const t = useTexts();
  const words = useTargetWords(models);
  if (ended.length === 0) {
    return null;
  }
  return (
    <details className={styles.ended}>
      <summary>
        {t('targets.ended.title', {
          count: ended.length,
          shown: formatNumber(ended.length),
        })}
      </summary>
      <ul>
        {ended.map(target => (
          <li key={target.id}>
            <Text weight="bold">
              {words.goal(target)}, {words.by(target)}
            </Text>
            <p className={styles.about}>
              {target.ended && (
                <>
                  <span>
                    {t('targets.ended.by', {
                      day: formatDate(target.ended.at.slice(0, 10)),
                    })}{' '}
                    <PersonName by={target.ended.by} />
                  </span>
                  <span>
                    {t('targets.ended.reason', { reason: target.ended.reason })}
                  </span>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function TargetList(props: {
  response: ListTargetsResponse;
  models: readonly Model[];
  onOpen: (opened: Opened) => void;
}) {
  const { response, models, onOpen } = props;
  const { entityRef, items, ended, maySet } = response;
  const t = useTexts();
  return (
    <>
      {items.length === 0 ? (
        <Text color="secondary">
          {t(maySet ? 'targets.noneMaySet' : 'targets.none')}
        </Text>
      ) : (
        <>
          <ul className={styles.list}>
            {items.map(measured => {
              const { target } = measured;
              const isInherited = target.entityRef !== entityRef;
              return (
                <TargetItem
                  key={target.id}
                  measured={measured}
                  models={models}
                  isInherited={isInherited}
                  {...(maySet &&
                    !isInherited && {
                      onChange: () => onOpen({ kind: 'change', target }),
                      onEnd: () => onOpen({ kind: 'end', target }),
                    })}
                />
              );
            })}
          </ul>
          <p className={styles.explained}>{t('targets.explained')}</p>
        </>
      )}
      <EndedTargets ended={ended} models={models} />
    </>
  );
}

/** The targets that bear on an entity, and dialogs to set, change and end its own. */
export function TargetsSection(props: {
  entityRef: string;
  models: readonly Model[];
  /** Shows nothing where there is no target and the reader may not set one. */
  isOptional?: boolean;
}) {
  const { entityRef, models, isOptional } = props;
  const t = useTexts();
  const answer = useTargets(entityRef);
  const [opened, setOpened] = useState<Opened>();
  const { data } = answer;
  const isEmpty = !data || data.items.length + data.ended.length === 0;
  if (isOptional && isEmpty && !data?.maySet && !answer.error) {
    return null;
  }
  const close = () => setOpened(undefined);
  return (
    <Section
      title={t('targets.title')}
      aside={
        data?.maySet && (
          <Button
            variant="secondary"
            size="small"
            iconStart={<RiFlag2Line />}
            onPress={() => setOpened({ kind: 'set' })}
          >
            {t('targets.set')}
          </Button>
        )
      }
    >
      <AnswerView
        answer={answer}
        loading={t('targets.loading')}
        failed={t('targets.failed')}
        placeholder="6rem"
      >
        {response => (
          <TargetList response={response} models={models} onOpen={setOpened} />
        )}
      </AnswerView>
      {(opened?.kind === 'set' || opened?.kind === 'change') && (
        <TargetDialog
          entityRef={entityRef}
          models={models}
          target={opened.kind === 'change' ? opened.target : undefined}
          onClose={close}
        />
      )}
      {opened?.kind === 'end' && (
        <EndTargetDialog target={opened.target} onClose={close} />
      )}
    </Section>
  );
}
