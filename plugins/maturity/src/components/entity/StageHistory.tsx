import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { maturityApiRef } from '../../api';
import { maturityTranslationRef } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { formatDate } from '../../format/format';
import { Bone } from '../../states/Bone';
import { useRead } from '../../queries/useRead';
import { Section } from '../../layout/Section';
import { StageChangeItem } from './StageChangeItem';
import styles from './StageHistory.module.css';

/** When the stage changed, and which checks changed it; newest first. */
export function StageHistory(props: {
  entityRef: string;
  model: Model;
  assessment?: Assessment;
  names: FactNames;
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entityRef, model, assessment, names } = props;
  const api = useApi(maturityApiRef);
  const modelId = model.id;
  const stage = assessment?.stage;
  const history = useRead(
    useCallback(
      // A refresh that changed the stage has written history.
      async options => ({
        stage,
        ...(await api.getStageHistory({ entityRef, modelId }, options)),
      }),
      [api, entityRef, modelId, stage],
    ),
  );
  return (
    <Section
      title={t('entity.history.title')}
      aside={
        assessment?.stageSince && (
          <Text variant="body-small" color="secondary">
            {t('entity.history.since', {
              date: formatDate(assessment.stageSince),
            })}
          </Text>
        )
      }
    >
      {history.status === 'loading' && <Bone height="4rem" width="100%" />}
      {history.status === 'failed' && (
        <Alert
          status="danger"
          icon
          title={t('entity.history.failed')}
          description={history.error.message}
        />
      )}
      {history.status === 'ready' && history.value.items.length === 0 && (
        <Text color="secondary">{t('entity.history.empty')}</Text>
      )}
      {history.status === 'ready' && history.value.items.length > 0 && (
        <ol className={styles.changes}>
          {history.value.items.map((change, index) => (
            <StageChangeItem
              // Counted from the oldest, since newer ones come in front.
              key={history.value.items.length - index}
              change={change}
              model={model}
              names={names}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}
