import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch, Text } from '@backstage/ui';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { StackedBar } from '../charts/StackedBar';
import { StageLegend } from '../charts/StageLegend';
import { Bone } from '../states/Bone';
import { PartFailed } from '../states/PartFailed';
import { PartsFigures } from './PartsFigures';
import styles from './Parts.module.css';
import { Parts, useParts } from './useParts';
import { usePartsLinks } from './usePartsLinks';
import { WeakestParts } from './WeakestParts';
import { Whole } from './wholes';

function Standing(props: {
  parts: Parts;
  model: Model;
  whole: Whole;
  title: string;
}) {
  const { parts, model, whole, title } = props;
  const linkTo = usePartsLinks(whole);
  return (
    <>
      <StackedBar
        model={model}
        counts={parts.counts}
        group={title}
        linkTo={({ id }) => linkTo('services', { stage: [id] })}
      />
      <StageLegend model={model} />
      <PartsFigures model={model} counts={parts.counts} />
      <WeakestParts model={model} parts={parts.weakest} />
    </>
  );
}

/** How the parts of a whole stand: the picture, what it comes to, and where help pays most. */
export function PartsStanding(props: {
  whole: Whole;
  /** What the whole is called. */
  title: string;
  models: readonly Model[];
  onWithBelow: (isWithBelow: boolean) => void;
}) {
  const { whole, title, models, onWithBelow } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const read = useParts(whole);
  const parts = read.status === 'ready' ? read.value : undefined;
  const model = models.find(({ id }) => id === parts?.modelId);
  return (
    <div className={styles.standing}>
      {whole.kind === 'group' && (
        <Switch
          label={t('entity.parts.withBelow')}
          isSelected={whole.isWithBelow}
          onChange={onWithBelow}
        />
      )}
      {read.status === 'loading' && (
        <div role="status" aria-label={t('entity.parts.loading')}>
          <Bone height="9rem" width="100%" />
        </div>
      )}
      {read.status === 'failed' && (
        <PartFailed
          title={t('entity.parts.failed')}
          error={read.error}
          onRetry={read.reload}
        />
      )}
      {parts?.counts.total === 0 && (
        <Text color="secondary">{t('entity.parts.none')}</Text>
      )}
      {parts && model && parts.counts.total > 0 && (
        <Standing parts={parts} model={model} whole={whole} title={title} />
      )}
    </div>
  );
}
