import { Text } from '@backstage/ui';
import {
  Check,
  CountChecksResponse,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { formatNumber } from '../../format/numbers';
import { Section } from '../../layout/Section';
import { ExternalLink } from '../../links/ExternalLink';
import { findCheck, stepTitle } from '../../names/CheckText';
import { useEntityWords } from '../../names/useEntityWords';
import { useFixGain } from '../../names/useFixGain';
import { useCheckCounts, usePlan } from '../../queries/queries';
import { combineAnswers } from '../../queries/useAnswer';
import { AnswerView } from '../../states/AnswerView';
import { useTexts } from '../../translation';
import { NextSign, pickNextSign } from './nextSign';
import styles from './Organization.module.css';
import { Subject } from './useSubject';
import { useSubjectLinks } from './useSubjectLinks';
import { SubjectStanding } from './useSubjectStanding';

type Outcomes = readonly ('fail' | 'unknown' | 'exempt')[];

/** A step: what, what it brings, why, how, and the services that it is about. */
function Step(props: {
  subject: Subject;
  check: Check;
  gain: string;
  /** Whether its outcome has to be measured first. */
  isToMeasure?: boolean;
  /** The services that have these outcomes, if it is about services. */
  behind?: { readonly count: number; readonly outcomes: Outcomes };
}) {
  const { subject, check, gain, isToMeasure, behind } = props;
  const t = useTexts();
  const words = useEntityWords(subject.memberModel);
  const links = useSubjectLinks(subject);
  return (
    <>
      <p className={styles.bestStep}>
        {isToMeasure
          ? t('organization.step.measureTitle', { sign: check.title })
          : stepTitle(check)}
      </p>
      <Text as="p">{gain}</Text>
      <dl className={styles.reasons}>
        <dt>{t('overview.fixes.why')}</dt>
        <dd>{check.why}</dd>
        <dt>{t('overview.fixes.fix')}</dt>
        <dd>
          {isToMeasure ? t('organization.step.measureHow') : check.fix.text}{' '}
          {check.fix.docs && !isToMeasure && (
            <ExternalLink
              href={check.fix.docs}
              title={t('overview.fixes.guide')}
            />
          )}
        </dd>
      </dl>
      <p className={styles.links}>
        {behind && (
          <Link
            to={links.services({
              check: behind.outcomes.map(outcome => ({
                id: check.id,
                outcome,
              })),
            })}
          >
            {t('organization.step.behind', {
              entities: words.count(behind.count),
            })}
          </Link>
        )}
        {isToMeasure && (
          <Link to={links.sources()}>{t('organization.step.sources')}</Link>
        )}
        <Link to={links.overview()}>{t('organization.step.all')}</Link>
      </p>
    </>
  );
}

/** The step to the next stage of the organisation itself. */
function SignStep(props: {
  subject: Subject;
  next: NextSign;
  counts: CountChecksResponse;
}) {
  const { subject, next, counts } = props;
  const { rank, sign, ofMembers } = next;
  const t = useTexts();
  const words = useEntityWords(subject.memberModel);
  if (!ofMembers) {
    return (
      <Step
        subject={subject}
        check={sign}
        gain={t('organization.step.own', { rank: formatNumber(rank) })}
      />
    );
  }
  const { check, needed, isMeasured, there, total } = ofMembers;
  const gain = t(
    isMeasured ? 'organization.step.more' : 'organization.step.measure',
    {
      entities: words.count(needed),
      rank: formatNumber(rank),
      there: formatNumber(there),
      total: formatNumber(total),
      needed: formatNumber(there + needed),
    },
  );
  const counted = counts.items.find(({ checkId }) => checkId === check.id);
  const outcomes: Outcomes = isMeasured ? ['fail', 'exempt'] : ['unknown'];
  return (
    <Step
      subject={subject}
      check={check}
      isToMeasure={!isMeasured}
      gain={
        isMeasured ? `${gain} ${t(`common.effort.${check.fix.effort}`)}` : gain
      }
      behind={{
        outcomes,
        count: outcomes.reduce((sum, one) => sum + (counted?.[one] ?? 0), 0),
      }}
    />
  );
}

/** The step that advances most services, for its effort. */
function PlannedStep(props: { subject: Subject; plan: PlanFixesResponse }) {
  const { subject, plan } = props;
  const t = useTexts();
  const describeGain = useFixGain(subject.memberModel);
  const [fix] = plan.items;
  const check = fix && findCheck(subject.memberModel, fix.checkId);
  if (!check) {
    return <Text color="secondary">{t('organization.step.none')}</Text>;
  }
  return (
    <Step
      subject={subject}
      check={check}
      gain={`${describeGain(fix, plan)} · ${t(`common.effort.${fix.effort}`)}`}
      behind={{
        count: fix.fail + fix.unknown,
        outcomes: ['fail', 'unknown'],
      }}
    />
  );
}

/** The one step that brings the subject on: to its next stage or, where it has none, its services. */
export function BestStep(props: {
  subject: Subject;
  standing: SubjectStanding;
}) {
  const { subject, standing } = props;
  const { filter, memberModel } = subject;
  const t = useTexts();
  const counts = useCheckCounts(filter);
  const next =
    counts.data &&
    pickNextSign(standing.stages, memberModel, counts.data.items);
  const plan = usePlan(counts.data && !next ? { filter, limit: 5 } : undefined);
  return (
    <Section title={t('organization.step.title')}>
      <AnswerView
        answer={{
          ...combineAnswers(counts, plan),
          data: next ? counts.data : plan.data,
        }}
        loading={t('organization.loading')}
        placeholder="12rem"
      >
        {() =>
          next && counts.data ? (
            <SignStep subject={subject} next={next} counts={counts.data} />
          ) : (
            plan.data && <PlannedStep subject={subject} plan={plan.data} />
          )
        }
      </AnswerView>
    </Section>
  );
}
