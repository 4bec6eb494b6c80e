import { stringifyEntityRef, Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { TargetsSection } from '../../targets/TargetsSection';
import { useTexts } from '../../translation';
import { PageProblem } from '../../states/Notice';
import { RollupDelivery } from './delivery/RollupDelivery';
import { DeliverySection } from './delivery/DeliverySection';
import {
  NotAssessedYet,
  NoModelApplies,
  SourceTrouble,
} from './NotAssessedYet';
import { StageLadder } from '../../stage/StageLadder';
import { AllFacts } from './AllFacts';
import { CheckList } from './CheckList';
import ground from '../../layout/ground.module.css';
import { NextSteps, StageAdvice } from './NextSteps';
import { Section } from '../../layout/Section';
import { StageHistory } from './StageHistory';
import { TabHeader, useModelChoice } from './TabHeader';
import { FactNamesProvider, toFactNames } from '../../evidence/sourceTitles';
import { readAggregateKind, AggregateKind } from '../../rollup/aggregates';
import { isOpenUpwards } from '../../stage/range';
import { toStanding } from '../../stage/standing';
import { useStageWords } from '../../names/useEntityWords';
import { Text } from '@backstage/ui';
import { ProfileNotes } from './ProfileNotes';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState, ReactNode } from 'react';
import { RollupView } from '../../rollup/RollupView';
import {
  useEntityMaturity,
  EntityMaturity,
  useRefresh,
} from '../../queries/queries';
import styles from './TabLayout.module.css';
import { Bone } from '../../states/AnswerView';

/** The layout of the entity tab: one part on top, the others in two columns on wide screens. */
function TabLayout(props: {
  top: ReactNode;
  main?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      {props.top}
      {props.main && (
        <div className={styles.columns}>
          <div className={styles.column}>{props.main}</div>
          <div className={styles.column}>{props.aside}</div>
        </div>
      )}
    </div>
  );
}

function Block(props: { lines: number; height: string }) {
  return (
    <Section>
      <Bone width="14rem" height="1.25rem" />
      {Array.from({ length: props.lines }, (_, index) => (
        <Bone key={index} width="100%" height={props.height} />
      ))}
    </Section>
  );
}

/** The tab's layout while it is loading. */
function TabSkeleton() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('entity.states.loading')}>
      <TabLayout
        top={<Block lines={1} height="4.5rem" />}
        main={
          <>
            <Block lines={3} height="7rem" />
            <Block lines={5} height="2rem" />
          </>
        }
        aside={
          <>
            <Block lines={1} height="8rem" />
            <Block lines={2} height="3rem" />
          </>
        }
      />
    </div>
  );
}

/** The section of the entity tab about the members of a system, domain or group. */
function RollupSection(props: {
  entity: Entity;
  kind: AggregateKind;
  models: readonly Model[];
}) {
  const { entity, kind, models } = props;
  const t = useTexts();
  const [isWithBelow, setIsWithBelow] = useState(true);
  return (
    <Section title={t(`entity.parts.title.${kind}`)}>
      <RollupView
        aggregate={{
          kind,
          entityRef: stringifyEntityRef(entity),
          isWithBelow,
        }}
        title={entity.metadata.title ?? entity.metadata.name}
        models={models}
        onWithBelow={setIsWithBelow}
      />
    </Section>
  );
}

/** The entity tab once its data are loaded. */
function EntityMaturityTab(props: {
  entity: Entity;
  maturity: EntityMaturity;
}) {
  const { entity, maturity } = props;
  const { models, assessments } = maturity;
  const t = useTexts();
  const stageWords = useStageWords();
  const entityRef = stringifyEntityRef(entity);
  const refresh = useRefresh(entityRef);
  const choice = useModelChoice(models.items, assessments.modelIds);
  const { model } = choice;
  const aggregateKind = readAggregateKind(entity);
  const rollup = aggregateKind && (
    <RollupSection entity={entity} kind={aggregateKind} models={models.items} />
  );
  const targets = aggregateKind && (
    <TargetsSection entityRef={entityRef} models={models.items} isOptional />
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
              {rollup ?? <NoModelApplies />}
              {targets}
              {rollupDelivery}
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
  return (
    <FactNamesProvider value={toFactNames(models.sources, entity)}>
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
                {assessment && (
                  <ProfileNotes model={model} assessment={assessment} />
                )}
                <StageLadder standing={standing} />
                {assessment && isOpenUpwards(assessment) && (
                  <Text as="p">
                    <Text weight="bold">{stageWords(assessment)}</Text>{' '}
                    {t('common.rangeWhy')}
                  </Text>
                )}
              </Section>
              <SourceTrouble
                sources={assessments.sources}
                assessment={assessment}
                entityRef={entityRef}
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
                />
              ) : (
                <NotAssessedYet
                  entity={entity}
                  sources={models.sources}
                  hasLooked={assessments.sources.some(s => s.observedAt)}
                />
              )}
              {targets}
              <CheckList key={model.id} standing={standing} />
              {rollupDelivery}
              <DeliverySection
                entityRef={entityRef}
                isOptional={aggregateKind !== undefined}
              />
              <AllFacts entityRef={entityRef} />
            </>
          }
          aside={
            <>
              {isAssessed && (
                <StageAdvice
                  standing={standing}
                  model={model}
                  assessment={assessment}
                />
              )}
              {rollup}
              <StageHistory
                entityRef={entityRef}
                model={model}
                assessment={assessment}
              />
            </>
          }
        />
      </div>
    </FactNamesProvider>
  );
}

/** The maturity tab of an entity page. */
export function EntityMaturityContent() {
  const t = useTexts();
  const { entity } = useEntity();
  const { data, error, retry } = useEntityMaturity(stringifyEntityRef(entity));
  useLiveAnswers();
  if (error) {
    return (
      <PageProblem
        title={t('entity.states.failed')}
        error={error}
        onRetry={retry}
      />
    );
  }
  return data ? (
    <EntityMaturityTab entity={entity} maturity={data} />
  ) : (
    <TabSkeleton />
  );
}
