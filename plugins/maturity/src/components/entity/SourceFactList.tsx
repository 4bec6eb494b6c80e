import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { SourceObservations } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { Observed } from '../../evidence/Observed';
import { FactNames } from '../../evidence/sourceTitles';
import { RelativeTime } from '../../format/RelativeTime';
import styles from './CheckList.module.css';

/** What one source sees of the entity, folded under its name. */
export function SourceFactList(props: {
  source: SourceObservations;
  names: FactNames;
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { source, names } = props;
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
                <Observed
                  observation={observation}
                  names={names}
                  isSourceKnown
                />
              </li>
            ))}
          </ul>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
