import { Button, Text, TextField } from '@backstage/ui';
import {
  TriedEntity,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiFlaskLine } from '@remixicon/react';
import { useState } from 'react';
import { Observed } from '../../evidence/Observed';
import { formatMilliseconds } from '../../format/times';
import { EntityName } from '../../names/EntityName';
import { useTrial } from '../../queries/sources';
import { PanelProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import styles from './Sources.module.css';

/** The refs in a text, by comma or space. */
export function readRefs(text: string): string[] {
  return text.split(/[\s,;]+/).filter(ref => ref !== '');
}

/** The answer of a source for one entity. */
function Tried(props: { item: TriedEntity }) {
  const t = useTexts();
  const { entityRef, result, message, facts } = props.item;
  return (
    <li className={styles.tried}>
      <span className={styles.triedHead}>
        <EntityName entityRef={entityRef} />
        <Text variant="body-small" color="secondary">
          {t(`sources.try.result.${result}`)}
        </Text>
      </span>
      {message && <Text variant="body-small">{message}</Text>}
      {facts.length > 0 && (
        <ul className={styles.factList}>
          {facts.map(observation => (
            <li key={observation.fact}>
              <Observed observation={observation} isSourceKnown />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TrialResult(props: { answer: TrySourceResponse }) {
  const t = useTexts();
  const { items, messages, milliseconds } = props.answer;
  return (
    <div className={styles.result}>
      <Text as="p" role="status" variant="body-small" color="secondary">
        {t('sources.try.done', { duration: formatMilliseconds(milliseconds) })}
      </Text>
      <ul className={styles.list}>
        {items.map(item => (
          <Tried key={item.entityRef} item={item} />
        ))}
      </ul>
      <details className={styles.log}>
        <summary>{t('sources.try.log')}</summary>
        {messages.length > 0 ? (
          <pre>{messages.join('\n')}</pre>
        ) : (
          <Text variant="body-small">{t('sources.try.noLog')}</Text>
        )}
      </details>
    </div>
  );
}

/** Asks a source about entities that the reader names, and shows what it says. */
export function SourceTrial(props: { sourceId: string }) {
  const t = useTexts();
  const [text, setText] = useState('');
  const trial = useTrial(props.sourceId);
  const refs = readRefs(text);
  const start = () => trial.start(refs);
  const isPending = trial.status === 'pending';
  return (
    <section className={styles.trial}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('sources.try.title')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('sources.try.hint')}
      </Text>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          start();
        }}
      >
        <TextField
          className={styles.refs}
          label={t('sources.try.label')}
          description={t('sources.try.description')}
          value={text}
          onChange={setText}
        />
        <Button
          type="submit"
          variant="secondary"
          iconStart={<RiFlaskLine />}
          isDisabled={isPending || refs.length === 0}
        >
          {t('sources.try.start')}
        </Button>
      </form>
      {isPending && (
        <Text as="p" role="status" variant="body-small">
          {t('sources.try.running')}
        </Text>
      )}
      {trial.error && <PanelProblem error={trial.error} onRetry={start} />}
      {trial.data && <TrialResult answer={trial.data} />}
    </section>
  );
}
