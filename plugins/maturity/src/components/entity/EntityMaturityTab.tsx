import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { RollupDelivery } from './delivery/RollupDelivery';
import { DeliverySection } from './delivery/DeliverySection';
import { RollupSection } from './RollupSection';
import { NoModelApplies } from './NoModelApplies';
import { NotAssessedYet } from './NotAssessedYet';
import { StageLadder } from '../../stage/StageLadder';
import { AllFacts } from './AllFacts';
import { CheckList } from './CheckList';
import ground from '../../layout/ground.module.css';
import { NextSteps } from './NextSteps';
import { Section } from '../../layout/Section';
import { SourceTrouble } from './SourceTrouble';
import { StageAdvice } from './StageAdvice';
import { StageHistory } from './StageHistory';
import { TabHeader } from './TabHeader';
import { useModelChoice } from './useModelChoice';
import { toFactNames } from '../../evidence/sourceTitles';
import { readAggregateKind } from '../../rollup/aggregates';
import { toStanding } from '../../stage/standing';
import { EntityMaturity, useRefresh } from '../../queries/entityQueries';
import { TabLayout } from './TabSkeleton';

/** The entity tab once its data are loaded. */
export function EntityMaturityTab(props: {
  entity: Entity;
  maturity: EntityMaturity;
}) {
  const { entity, maturity } = props;
  const { models, assessments } = maturity;
  const entityRef = stringifyEntityRef(entity);
  const refresh = useRefresh(entityRef);
  const choice = useModelChoice(models.items, assessments.modelIds);
  const { model } = choice;
  const aggregateKind = readAggregateKind(entity);
  const rollup = aggregateKind && (
    <RollupSection entity={entity} kind={aggregateKind} models={models.items} />
  );
  const rollupDelivery = aggregateKind && (
    <RollupDelivery kind={aggregateKind} entityRef={entityRef} />
  );
  if (!model) {
    return (
      <div className={ground.ground}>
        <TabLayout
          top={
            <>
              {rollup}
              {rollupDelivery}
              <NoModelApplies hasMembers={aggregateKind !== undefined} />
              <DeliverySection entityRef={entityRef} isOptional />
            </>
          }
        />
      </div>
    );
  }
  const assessment = assessments.items.find(item => item.modelId === model.id);
  const isAssessed = assessment !== undefined && assessment.rank > 0;
  const standing = toStanding(model, assessment);
  const names = toFactNames(models.sources, entity);
  return (
    <div className={ground.ground}>
      <TabLayout
        top={
          <>
            <Section>
              <TabHeader
                choice={choice}
                assessment={assessment}
                sources={assessments.sources}
                refresh={refresh}
              />
              <StageLadder standing={standing} />
            </Section>
            <SourceTrouble
              sources={assessments.sources}
              assessment={assessment}
              entityRef={entityRef}
              names={names}
            />
          </>
        }
        main={
          <>
            {isAssessed ? (
              <NextSteps
                entity={entity}
                model={model}
                assessment={assessment}
                names={names}
              />
            ) : (
              <NotAssessedYet
                entity={entity}
                sources={models.sources}
                hasLooked={assessments.sources.some(s => s.observedAt)}
              />
            )}
            <CheckList
              key={model.id}
              standing={standing}
              names={names}
              entityRef={entityRef}
            />
            {rollupDelivery}
            <DeliverySection
              entityRef={entityRef}
              isOptional={aggregateKind !== undefined}
            />
            <AllFacts entityRef={entityRef} names={names} />
          </>
        }
        aside={
          <>
            {isAssessed && (
              <StageAdvice
                standing={standing}
                model={model}
                nextStep={assessment.nextSteps[0]}
              />
            )}
            {rollup}
            <StageHistory
              entityRef={entityRef}
              model={model}
              assessment={assessment}
              names={names}
            />
          </>
        }
      />
    </div>
  );
}
