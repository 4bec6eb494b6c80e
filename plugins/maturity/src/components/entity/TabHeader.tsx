import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Select, Text } from '@backstage/ui';
import LinearProgress from '@material-ui/core/LinearProgress';
import {
  Assessment,
  maturityAssessmentRefreshPermission,
  SourceStatus,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiRefreshLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import { RelativeTime } from '../../format/RelativeTime';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import styles from './TabHeader.module.css';
import { useSearchParams } from 'react-router-dom';
import { inPlace, withParams } from '../../url/useUrlState';
import { Refresh } from '../../queries/queries';

/** The models that apply to an entity, and which of them is looked at. */
export interface ModelChoice {
  readonly model?: Model;
  readonly models: readonly Model[];
  choose(modelId: string): void;
}

/** The model that the address names, else the first that applies. */
export function useModelChoice(
  all: readonly Model[],
  applicableIds: readonly string[],
): ModelChoice {
  const [params, setParams] = useSearchParams();
  const models = all.filter(model => applicableIds.includes(model.id));
  const wanted = params.get('model');
  return {
    models,
    model: models.find(model => model.id === wanted) ?? models[0],
    choose: modelId =>
      setParams(current => withParams(current, { model: modelId }), inPlace),
  };
}

function readLastCollected(
  sources: readonly SourceStatus[],
): string | undefined {
  return sources
    .flatMap(source => source.observedAt ?? [])
    .reduce<string | undefined>(
      (latest, instant) => (latest && latest > instant ? latest : instant),
      undefined,
    );
}

function RefreshReport(props: { refresh: Refresh }) {
  const t = useTexts();
  const { status, refreshed = [], error } = props.refresh;
  return (
    <div aria-live="polite" className={styles.report}>
      {status === 'pending' && (
        <>
          <LinearProgress aria-label={t('entity.header.refreshing')} />
          <Text variant="body-small" color="secondary">
            {t('entity.header.refreshing')}
          </Text>
        </>
      )}
      {status === 'success' && (
        <Text variant="body-small" color="secondary">
          {t('entity.header.refreshed', {
            count: refreshed.length,
            changed: String(
              refreshed.filter(({ result }) => result === 'changed').length,
            ),
          })}
        </Text>
      )}
      {error && (
        <Alert
          status="danger"
          icon
          title={t('entity.header.refreshFailed')}
          description={error.message}
        />
      )}
    </div>
  );
}

/** The title, the shares of evidence, the time of the last collection, the model choice and the refresh button. */
export function TabHeader(props: {
  choice: ModelChoice;
  assessment?: Assessment;
  sources: readonly SourceStatus[];
  refresh: Refresh;
}) {
  const t = useTexts();
  const { choice, assessment, sources, refresh } = props;
  const { allowed } = usePermission({
    permission: maturityAssessmentRefreshPermission,
  });
  const lastCollected = readLastCollected(sources);
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <Text
          as="h2"
          variant="title-small"
          weight="bold"
          className={styles.title}
        >
          {choice.model?.title ?? t('common.title')}
        </Text>
        {choice.models.length > 1 && (
          <Select
            aria-label={t('entity.header.modelSwitch')}
            size="small"
            options={choice.models.map(({ id, title }) => ({
              value: id,
              label: title,
            }))}
            value={choice.model?.id}
            onChange={key => key !== null && choice.choose(String(key))}
          />
        )}
        <Text variant="body-small" color="secondary">
          {lastCollected
            ? t('entity.header.updated', {
                // One source can have looked at several related entities.
                count: new Set(sources.map(({ sourceId }) => sourceId)).size,
                when: <RelativeTime instant={lastCollected} />,
              })
            : t('entity.header.neverUpdated')}
        </Text>
        {allowed && (
          <Button
            variant="secondary"
            iconStart={<RiRefreshLine />}
            isPending={refresh.status === 'pending'}
            onPress={refresh.start}
          >
            {t('entity.header.refresh')}
          </Button>
        )}
      </div>
      {assessment && (
        <EvidenceBar measured={assessment.measured} text="sentence" />
      )}
      <RefreshReport refresh={refresh} />
    </header>
  );
}
