import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { SourceObservations } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { Observed } from '../../evidence/Observed';
import { useFactNames } from '../../evidence/sourceTitles';
import { RelativeTime } from '../../format/RelativeTime';
import { Section } from '../../layout/Section';
import { AnswerView } from '../../states/AnswerView';
import { useTexts } from '../../translation';
import styles from './CheckList.module.css';
import { useEntityFacts } from '../../queries/queries';

/** The facts of one source, collapsed under its name. */
function SourceFactList(props: { source: SourceObservations }) {
  const t = useTexts();
  const { source } = props;
  const names = useFactNames();
  const { sourceId, facts, observedAt, error } = source;
  return (
    <Accordion className={styles.stage}>
      <AccordionTrigger level={4} className={styles.stageTrigger}>
        <span className={styles.stageHead}>
          <Text>{names.sourceTitle(sourceId)}</Text>
          <Text
            variant="body-small"
            color="secondary"
            className={styles.number}
          >
            {t('entity.facts.number', { count: facts.length })}
            {observedAt && ' · '}
            {observedAt && <RelativeTime instant={observedAt} />}
          </Text>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {error && (
          <Text as="p" variant="body-small">
            {t('entity.detail.lastError', { message: error.message })}
          </Text>
        )}
        {facts.length === 0 ? (
          <Text as="p" variant="body-small" color="secondary">
            {t('entity.facts.nothing')}
          </Text>
        ) : (
          <ul className={styles.facts}>
            {facts.map(observation => (
              <li key={observation.fact}>
                <Observed observation={observation} isSourceKnown />
              </li>
            ))}
          </ul>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

function FactsBySource(props: { entityRef: string }) {
  const t = useTexts();
  const { entityRef } = props;
  return (
    <AnswerView
      answer={useEntityFacts(entityRef)}
      loading={t('entity.facts.loading')}
      placeholder="4rem"
      failed={t('entity.facts.failed')}
    >
      {({ sources }) =>
        sources.length === 0 ? (
          <Text color="secondary">{t('entity.facts.none')}</Text>
        ) : (
          <div className={styles.stages}>
            {sources.map(source => (
              <SourceFactList key={source.sourceId} source={source} />
            ))}
          </div>
        )
      }
    </AnswerView>
  );
}

/** All facts of the entity, collapsed and read on demand: checks use only a part of them. */
export function AllFacts(props: { entityRef: string }) {
  const t = useTexts();
  const [isWanted, setIsWanted] = useState(false);
  return (
    <Section title={t('entity.facts.title')}>
      <Text as="p" color="secondary" variant="body-small">
        {t('entity.facts.hint')}
      </Text>
      <Accordion
        className={styles.stage}
        onExpandedChange={isOpen => setIsWanted(isWanted || isOpen)}
      >
        <AccordionTrigger level={3} className={styles.stageTrigger}>
          <Text weight="bold">{t('entity.facts.show')}</Text>
        </AccordionTrigger>
        <AccordionPanel>
          {isWanted && <FactsBySource {...props} />}
        </AccordionPanel>
      </Accordion>
    </Section>
  );
}
