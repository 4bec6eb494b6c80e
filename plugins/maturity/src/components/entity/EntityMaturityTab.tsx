import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityAssessmentsResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { DeliveryOfParts } from './delivery/DeliveryOfParts';
import { DeliverySection } from './delivery/DeliverySection';
import { factNamesOf } from '../../evidence/sourceTitles';
import { wholeKindOf } from '../../rollup/wholes';
import { PartsDistribution } from './PartsDistribution';
import { NoModelApplies } from './NoModelApplies';
import { NotAssessedYet } from './NotAssessedYet';
import { StageLadder } from '../../stage/StageLadder';
import { standingOf } from '../../stage/standing';
import { AllFacts } from './AllFacts';
import { CheckList } from './CheckList';
import ground from '../../layout/ground.module.css';
import { NextSteps } from './NextSteps';
import { Section } from '../../layout/Section';
import { SourceTrouble } from './SourceTrouble';
import { StageAdvice } from './StageAdvice';
import { StageHistory } from './StageHistory';
import { TabHeader } from './TabHeader';
import { TabLayout } from './TabLayout';
import { EntityMaturity, useRefresh } from '../../queries/useEntityMaturity';
import { useModelChoice } from './useModelChoice';

/** The entity tab once everything has been read. */
export function EntityMaturityTab(props: {
  entity: Entity;
  maturity: EntityMaturity;
  onAssessments: (assessments: EntityAssessmentsResponse) => void;
}) {
  const { entity, maturity } = props;
  const { models, assessments } = maturity;
  const entityRef = stringifyEntityRef(entity);
  const refresh = useRefresh(entityRef, props.onAssessments);
  const choice = useModelChoice(models.items, assessments.modelIds);
  const { model } = choice;
  const wholeKind = wholeKindOf(entity);
  const parts = wholeKind && (
    <PartsDistribution entity={entity} kind={wholeKind} models={models.items} />
  );
  const deliveryOfParts = wholeKind && (
    <DeliveryOfParts kind={wholeKind} entityRef={entityRef} />
  );
  if (!model) {
    return (
      <div className={ground.ground}>
        <TabLayout
          top={
            <>
              {parts}
              {deliveryOfParts}
              <NoModelApplies
                entity={entity}
                hasParts={wholeKind !== undefined}
              />
              <DeliverySection entityRef={entityRef} isOptional />
            </>
          }
        />
      </div>
    );
  }
  const assessment = assessments.items.find(item => item.modelId === model.id);
  const isAssessed = assessment !== undefined && assessment.rank > 0;
  const standing = standingOf(model, assessment);
  const names = factNamesOf(models.sources);
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
            {deliveryOfParts}
            <DeliverySection
              entityRef={entityRef}
              isOptional={wholeKind !== undefined}
            />
            <AllFacts entityRef={entityRef} names={names} />
          </>
        }
        aside={
          <>
            {isAssessed && <StageAdvice standing={standing} />}
            {parts}
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
