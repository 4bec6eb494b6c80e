import { formatNumber } from '../../format/numbers';
import { ModelFilter } from '../../orgFrame/ModelFilter';
import { useOrg } from '../../orgFrame/OrgContext';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useCounts } from '../../queries/scorecardQueries';
import { useTexts } from '../../translation';
import { HowToRead } from './HowToRead';
import styles from './ModelLadder.module.css';
import { StageCard } from './StageCard';
import { TableSkeleton } from '../../states/Bone';

/** The model and its stages, lowest first. */
function ModelLadder() {
  const t = useTexts();
  const { model } = useOrg();
  // The counts are a courtesy: without them the ladder is still explained.
  const { data } = useCounts({ filter: { modelId: model.id } });
  const byStage =
    data?.modelId === model.id
      ? new Map(data.all.byStage.map(({ stage, count }) => [stage, count]))
      : undefined;

  return (
    <div className={styles.ladder}>
      <header className={styles.intro}>
        <h2 className={styles.modelTitle}>{model.title}</h2>
        <p className={styles.quiet}>
          {t('org.model.applies', { version: formatNumber(model.version) })}
        </p>
        {model.description && <p>{model.description}</p>}
      </header>
      <HowToRead model={model} />
      <ol className={styles.stages} aria-label={t('org.model.stages')}>
        {model.stages.map((stage, index) => (
          <li key={stage.id}>
            <StageCard
              stage={stage}
              rank={index + 1}
              stageCount={model.stages.length}
              servicesHere={byStage?.get(stage.id)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The content of the tab "Model": the ladder explained, for people who ask what this is. */
export function ModelContent() {
  return (
    <OrgFrame hasNoFilters skeleton={<TableSkeleton />}>
      <ModelFilter />
      <ModelLadder />
    </OrgFrame>
  );
}
