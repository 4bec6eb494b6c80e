import { Entity } from '@backstage/catalog-model';
import { Button, Text } from '@backstage/ui';
import {
  Assessment,
  Effort,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useTexts } from '../../translation';
import { NextStepItem } from './NextStepItem';
import { useFixTemplates } from './useFixTemplates';
import styles from './NextSteps.module.css';
import { Section } from '../../layout/Section';
import { formatNumber } from '../../format/numbers';
import { isOpenUpwards } from '../../stage/range';
import { StageStanding } from '../../stage/standing';
import { fixTitle } from '../../names/CheckText';

/**
 * The reached stage: its signs, the first ranked step and the model's advice.
 * Signs and advice would be a guess where a higher stage is not ruled out.
 */
export function StageAdvice(props: {
  standing: readonly StageStanding[];
  model: Model;
  assessment: Assessment;
}) {
  const t = useTexts();
  const { standing, model, assessment } = props;
  const [nextStep] = assessment.nextSteps;
  const here = standing.find(({ position }) => position === 'here');
  if (!here) {
    return null;
  }
  const isOpen = isOpenUpwards(assessment);
  const parts = [
    ...(isOpen
      ? []
      : [{ title: t('entity.advice.summary'), text: here.stage.summary }]),
    ...(nextStep
      ? [
          {
            title: t('entity.advice.priority'),
            text: fixTitle(model, nextStep.checkId),
          },
        ]
      : []),
    ...(isOpen
      ? []
      : [{ title: t('entity.advice.advice'), text: here.stage.advice }]),
  ];
  return (
    <Section title={here.stage.title}>
      <div className={styles.advice}>
        {parts.map(({ title, text }) => (
          <div key={title}>
            <Text as="h3" variant="body-small" color="secondary">
              {title}
            </Text>
            <Text as="p">{text}</Text>
          </div>
        ))}
      </div>
    </Section>
  );
}

const shownAtFirst = 5;

const efforts = ['small', 'medium', 'large'] as const satisfies Effort[];

function useSummary(assessment: Assessment): string {
  const t = useTexts();
  const steps = assessment.nextSteps;
  const byEffort = efforts.flatMap(effort => {
    const count = steps.filter(step => step.effort === effort).length;
    return count === 0
      ? []
      : t(`entity.next.effort.${effort}`, { number: formatNumber(count) });
  });
  return [t('entity.next.count', { count: steps.length }), ...byEffort].join(
    ' · ',
  );
}

/** The ranked steps to the next stage. */
export function NextSteps(props: {
  entity: Entity;
  model: Model;
  assessment: Assessment;
}) {
  const t = useTexts();
  const { entity, model, assessment } = props;
  const [isWhole, setIsWhole] = useState(false);
  const summary = useSummary(assessment);
  const findTemplate = useFixTemplates(model);
  const next = model.stages.find(({ id }) => id === assessment.nextStage);
  if (!next) {
    return (
      <Section title={t('entity.next.top')}>
        <Text as="p">{t('entity.next.topText')}</Text>
      </Section>
    );
  }
  const checks = new Map(next.checks.map(check => [check.id, check]));
  const results = new Map(assessment.checks.map(r => [r.checkId, r]));
  const steps = assessment.nextSteps.flatMap(step => {
    const check = checks.get(step.checkId);
    return check ? { step, check, result: results.get(step.checkId) } : [];
  });
  const shown = isWhole ? steps : steps.slice(0, shownAtFirst);
  const hidden = steps.length - shown.length;
  return (
    <Section
      title={t('entity.next.title', { stage: next.title })}
      aside={
        <Text variant="body-small" color="secondary">
          {summary}
        </Text>
      }
    >
      <ol className={styles.steps}>
        {shown.map(({ step, check, result }, index) => (
          <NextStepItem
            key={step.checkId}
            position={index + 1}
            total={steps.length}
            rank={assessment.rank + 1}
            step={step}
            check={check}
            result={result}
            template={findTemplate(check)}
            entity={entity}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <Button
          variant="tertiary"
          className={styles.more}
          onPress={() => setIsWhole(true)}
        >
          {t('entity.next.more', { count: hidden })}
        </Button>
      )}
    </Section>
  );
}
