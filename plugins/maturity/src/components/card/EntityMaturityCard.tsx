import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { entityTabRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
  Badge,
} from '@backstage/ui';
import { ReactNode, useState } from 'react';
import ground from '../../layout/ground.module.css';
import { Answer } from '../../queries/useAnswer';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { AnswerView, Bone } from '../../states/AnswerView';
import styles from './Card.module.css';
import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../../format/numbers';
import { AggregateKind, readAggregateKind } from '../../rollup/aggregates';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import { isOpenUpwards } from '../../stage/range';
import { useStageWords } from '../../names/useEntityWords';
import { StageLadderMini } from '../../stage/StageLadder';
import { RollupView, useRollupLinks } from '../../rollup/RollupView';
import { findCheck, stepTitle } from '../../names/CheckText';
import { useEntityMaturity, EntityMaturity } from '../../queries/queries';

function RollupCard(props: {
  entityRef: string;
  title: string;
  kind: AggregateKind;
}) {
  const { entityRef, title, kind } = props;
  const t = useTexts();
  const [isWithBelow, setIsWithBelow] = useState(true);
  const aggregate = { kind, entityRef, isWithBelow };
  const answer = useEntityMaturity(entityRef);
  const linkTo = useRollupLinks(aggregate);
  return (
    <CardFrame
      title={t(`entity.parts.title.${kind}`)}
      answer={answer}
      more={{ href: linkTo('overview'), text: t('entity.parts.open') }}
    >
      {maturity => (
        <>
          <RollupView
            aggregate={aggregate}
            title={title}
            models={maturity.models.items}
            onWithBelow={setIsWithBelow}
          />
          <OwnStanding kind={kind} maturity={maturity} />
        </>
      )}
    </CardFrame>
  );
}

/** The stages of the members of a system, domain or group; nothing for other kinds. */
export function EntityMaturityPartsCard() {
  const { entity } = useEntity();
  const kind = readAggregateKind(entity);
  return kind ? (
    <RollupCard
      kind={kind}
      entityRef={stringifyEntityRef(entity)}
      title={entity.metadata.title ?? entity.metadata.name}
    />
  ) : null;
}

/** The first model that applies to an entity, and its assessment unless nothing could be measured. */
function readFirstStanding({ models, assessments }: EntityMaturity): {
  readonly model?: Model;
  readonly assessment?: Assessment;
} {
  const model = models.items.find(({ id }) =>
    assessments.modelIds.includes(id),
  );
  const assessment = assessments.items.find(
    ({ modelId, rank }) => modelId === model?.id && rank > 0,
  );
  return { model, assessment };
}

/** The stage of an assessment as a small ladder with its title. */
function StageReached(props: { model: Model; assessment: Assessment }) {
  const { model, assessment } = props;
  const t = useTexts();
  const { stages } = model;
  const title = stages.find(({ id }) => id === assessment.stage)?.title ?? '';
  const { rank, highestRank, measured } = assessment;
  const shown = formatNumber(rank);
  const isOpen = isOpenUpwards(assessment);
  const range = useStageWords()(assessment);
  return (
    <div className={styles.stage}>
      <StageLadderMini
        rank={rank}
        highestRank={highestRank}
        count={stages.length}
        label={
          isOpen
            ? range
            : t('common.stageOf', {
                rank: shown,
                stages: formatNumber(stages.length),
                title,
              })
        }
      />
      <Text weight="bold" variant="body-large">
        {isOpen ? range : `${shown} ${title}`}
      </Text>
      {isOpen && <Text color="secondary">{t('common.rangeWhy')}</Text>}
      <EvidenceBar measured={measured} text="sentence" />
    </div>
  );
}

/** The stage by the first model that applies, and the first next step. */
function CardStanding(props: { maturity: EntityMaturity }) {
  const t = useTexts();
  const { model, assessment } = readFirstStanding(props.maturity);
  if (!model) {
    return <Text color="secondary">{t('entity.card.noModel')}</Text>;
  }
  if (!assessment) {
    return (
      <>
        <Text weight="bold">{t('common.notAssessed')}</Text>
        <Text color="secondary">{t('entity.card.notAssessed')}</Text>
      </>
    );
  }
  const [step] = assessment.nextSteps;
  const check = step && findCheck(model, step.checkId);
  return (
    <>
      <StageReached model={model} assessment={assessment} />
      {check && step ? (
        <div className={styles.next}>
          <Text variant="body-small" color="secondary">
            {t(
              step.outcome === 'unknown'
                ? 'entity.card.unknownNext'
                : 'entity.card.next',
            )}
          </Text>
          <Text className={styles.title}>{stepTitle(check)}</Text>
          <Badge size="small">{t(`common.effort.${step.effort}`)}</Badge>
        </div>
      ) : (
        <Text color="secondary">{t('entity.card.top')}</Text>
      )}
    </>
  );
}

/** The stage of a system, domain or group itself, apart from its members; nothing where no model applies. */
function OwnStanding(props: { kind: AggregateKind; maturity: EntityMaturity }) {
  const { kind, maturity } = props;
  const t = useTexts();
  const { model, assessment } = readFirstStanding(maturity);
  if (!model) {
    return null;
  }
  return (
    <div className={styles.own}>
      <Text variant="body-small" color="secondary">
        {t(`entity.parts.itself.${kind}`)}
      </Text>
      {assessment ? (
        <StageReached model={model} assessment={assessment} />
      ) : (
        <Text variant="body-small">{t('entity.card.notAssessed')}</Text>
      )}
    </div>
  );
}

/** A card of an entity's overview page, with its loading and error states. */
function CardFrame<T>(props: {
  title: string;
  answer: Answer<T>;
  /** The page with more details; no link where it is not mounted. */
  more: { readonly href: string | undefined; readonly text: string };
  children: (data: T) => ReactNode;
}) {
  const { title, answer, more, children } = props;
  const t = useTexts();
  useLiveAnswers();
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody className={`${ground.ground} ${styles.body}`}>
        <AnswerView
          answer={answer}
          loading={t('entity.states.loading')}
          placeholder={
            <div className={styles.skeleton}>
              <Bone width="60%" height="1.5rem" />
              <Bone width="100%" height="3rem" />
            </div>
          }
          failed={t('entity.states.failed')}
        >
          {children}
        </AnswerView>
      </CardBody>
      {more.href && answer.data !== undefined && (
        <CardFooter>
          <Link href={more.href} variant="body-medium">
            {more.text}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}

/** The stage and the first next step of the entity on whose page the card is. */
export function EntityMaturityCard() {
  const t = useTexts();
  const { entity } = useEntity();
  const tab = useRouteRef(entityTabRouteRef);
  const answer = useEntityMaturity(stringifyEntityRef(entity));
  return (
    <CardFrame
      title={t('entity.card.title')}
      answer={answer}
      more={{ href: tab?.(), text: t('entity.card.open') }}
    >
      {maturity => <CardStanding maturity={maturity} />}
    </CardFrame>
  );
}
