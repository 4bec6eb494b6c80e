import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { useCallback, useState } from 'react';
import { maturityApiRef } from '../../api';
import { maturityTranslationRef } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { useLiveChange } from '../../queries/useLiveChange';
import { PartFailed } from '../../states/PartFailed';
import { useRead } from '../../queries/useRead';
import styles from './CheckList.module.css';
import { Section } from '../../layout/Section';
import { SourceFactList } from './SourceFactList';

/** The facts, read when they are first wanted. */
function FactsBySource(props: { entityRef: string; names: FactNames }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entityRef, names } = props;
  const api = useApi(maturityApiRef);
  const read = useRead(
    useCallback(
      options => api.getEntityFacts(entityRef, options),
      [api, entityRef],
    ),
  );
  useLiveChange(read.revalidate);
  if (read.status === 'loading') {
    return (
      <Text role="status" color="secondary">
        {t('entity.facts.loading')}
      </Text>
    );
  }
  if (read.status === 'failed') {
    return (
      <PartFailed
        title={t('entity.facts.failed')}
        error={read.error}
        onRetry={read.reload}
      />
    );
  }
  const { sources } = read.value;
  return sources.length === 0 ? (
    <Text color="secondary">{t('entity.facts.none')}</Text>
  ) : (
    <div className={styles.stages}>
      {sources.map(source => (
        <SourceFactList key={source.sourceId} source={source} names={names} />
      ))}
    </div>
  );
}

/** All that the sources see of the entity, folded away: checks ask for a part of it. */
export function AllFacts(props: { entityRef: string; names: FactNames }) {
  const { t } = useTranslationRef(maturityTranslationRef);
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
