import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Select, Text } from '@backstage/ui';
import LinearProgress from '@material-ui/core/LinearProgress';
import {
  Assessment,
  maturityAssessmentRefreshPermission,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiRefreshLine } from '@remixicon/react';
import { maturityTranslationRef } from '../../translation';
import { RelativeTime } from '../../format/RelativeTime';
import { MeasuredMeter } from '../../stage/MeasuredMeter';
import styles from './TabHeader.module.css';
import { RefreshState } from '../../queries/useEntityMaturity';
import { ModelChoice } from './useModelChoice';

function lastLookOf(sources: readonly SourceStatus[]): string | undefined {
  return sources
    .flatMap(source => source.observedAt ?? [])
    .reduce<string | undefined>(
      (latest, instant) => (latest && latest > instant ? latest : instant),
      undefined,
    );
}

function RefreshReport(props: { state: RefreshState }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { state } = props;
  return (
    <div aria-live="polite" className={styles.report}>
      {state.status === 'running' && (
        <>
          <LinearProgress aria-label={t('entity.header.refreshing')} />
          <Text variant="body-small" color="secondary">
            {t('entity.header.refreshing')}
          </Text>
        </>
      )}
      {state.status === 'done' && (
        <Text variant="body-small" color="secondary">
          {t('entity.header.refreshed', {
            count: state.refreshed.length,
            changed: String(
              state.refreshed.filter(({ result }) => result === 'changed')
                .length,
            ),
          })}
        </Text>
      )}
      {state.status === 'failed' && (
        <Alert
          status="danger"
          icon
          title={t('entity.header.refreshFailed')}
          description={state.error.message}
        />
      )}
    </div>
  );
}

/** Title, share measured, last look, the choice of model and "refresh". */
export function TabHeader(props: {
  choice: ModelChoice;
  assessment?: Assessment;
  sources: readonly SourceStatus[];
  refresh: { state: RefreshState; refresh: () => Promise<void> };
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { choice, assessment, sources, refresh } = props;
  const { allowed } = usePermission({
    permission: maturityAssessmentRefreshPermission,
  });
  const lastLook = lastLookOf(sources);
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
        {assessment && <MeasuredMeter measured={assessment.measured} />}
        <Text variant="body-small" color="secondary">
          {lastLook ? (
            <>
              {t('entity.header.lastLooked')}{' '}
              <RelativeTime instant={lastLook} />
            </>
          ) : (
            t('entity.header.neverLooked')
          )}
        </Text>
        {allowed && (
          <Button
            variant="secondary"
            iconStart={<RiRefreshLine />}
            isPending={refresh.state.status === 'running'}
            onPress={refresh.refresh}
          >
            {t('entity.header.refresh')}
          </Button>
        )}
      </div>
      <RefreshReport state={refresh.state} />
    </header>
  );
}
