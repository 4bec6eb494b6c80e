import { Alert } from '@backstage/ui';
import {
  Assessment,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import styles from './SourceTrouble.module.css';
import { formatRelative } from '../../format/times';

function FailedLook(props: {
  source: SourceStatus & { error: NonNullable<SourceStatus['error']> };
  isOwn: boolean;
  names: FactNames;
}) {
  const t = useTexts();
  const { source, isOwn, names } = props;
  const now = Date.now();
  const told = {
    source: names.sourceTitle(source.sourceId),
    when: formatRelative(source.error.at, now),
    message: source.error.message,
  };
  return (
    <li className={styles.trouble}>
      {isOwn
        ? t('entity.sources.error', told)
        : t('entity.sources.errorAbout', {
            ...told,
            entity: source.entityRef,
          })}
      {source.observedAt && (
        <span className={styles.lastGood}>
          {t('entity.sources.lastGood', {
            when: formatRelative(source.observedAt, now),
          })}
        </span>
      )}
    </li>
  );
}

/** Reports failed sources and outdated evidence; nothing when all is well. */
export function SourceTrouble(props: {
  sources: readonly SourceStatus[];
  assessment?: Assessment;
  entityRef: string;
  names: FactNames;
}) {
  const t = useTexts();
  const { sources, assessment, entityRef, names } = props;
  const failed = sources.flatMap(source =>
    source.error ? { ...source, error: source.error } : [],
  );
  const stale =
    assessment?.checks.filter(({ unknown }) => unknown?.reason === 'stale') ??
    [];
  return (
    <>
      {failed.length > 0 && (
        <Alert
          status="danger"
          icon
          title={t('entity.sources.errorTitle', { count: failed.length })}
          description={
            <ul className={styles.list}>
              {failed.map(source => (
                <FailedLook
                  key={`${source.sourceId} ${source.entityRef}`}
                  source={source}
                  isOwn={source.entityRef === entityRef}
                  names={names}
                />
              ))}
            </ul>
          }
        />
      )}
      {stale.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('entity.sources.staleTitle', { count: stale.length })}
          description={t('entity.sources.staleText')}
        />
      )}
    </>
  );
}
