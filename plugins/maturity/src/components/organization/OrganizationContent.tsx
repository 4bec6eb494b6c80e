import { VisuallyHidden } from '@backstage/ui';
import { RiOrganizationChart } from '@remixicon/react';
import { useState } from 'react';
import { countAtLeast } from '../../charts/stageCounts';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useCounts } from '../../queries/queries';
import { useTargets } from '../../queries/targets';
import { useOrg } from '../../orgFrame/OrgContext';
import { Bone } from '../../states/AnswerView';
import { Notice, PageProblem } from '../../states/Notice';
import { SurveyPrompt } from '../../survey/SurveyPrompt';
import { SurveyResults } from '../../survey/SurveyResults';
import { pickHeadlineTargets } from '../../targets/headlineTargets';
import { TargetsSection } from '../../targets/TargetsSection';
import { useTexts } from '../../translation';
import { BestStep } from './BestStep';
import { Headline } from './Headline';
import styles from './Organization.module.css';
import { RecentMovers } from './RecentMovers';
import { ReportLink } from './ReportLink';
import { Signs } from './Signs';
import { Staircase } from './Staircase';
import { SubjectChoice } from './SubjectChoice';
import { useSubject, Subject } from './useSubject';
import { useSubjectStanding } from './useSubjectStanding';

/** The layout of the page while it is loading. */
function OrganizationSkeleton() {
  const t = useTexts();
  return (
    <>
      <VisuallyHidden role="status">{t('organization.loading')}</VisuallyHidden>
      <Bone width="100%" height="9rem" />
      <Bone width="100%" height="26rem" />
      <div className={styles.columns}>
        <Bone width="100%" height="30rem" />
        <Bone width="100%" height="30rem" />
      </div>
    </>
  );
}

/** Where the subject sits, and what would bring it on. */
function Sitting(props: { subject: Subject }) {
  const { subject } = props;
  const { filter, memberModel } = subject;
  const answer = useSubjectStanding(subject);
  const counts = useCounts({ filter });
  const { models } = useOrg();
  const listed = useTargets(subject.entityRef);
  // The headline waits for the target that it names, but not when it is read again.
  const [isFirst, setIsFirst] = useState(true);
  if (isFirst && !listed.isLoading) {
    setIsFirst(false);
  }
  const error = counts.error ?? answer.error;
  if (error) {
    return (
      <PageProblem
        error={error}
        onRetry={() => {
          counts.retry();
          answer.retry();
        }}
      />
    );
  }
  if (counts.data?.modelId !== memberModel.id || !answer.data || isFirst) {
    return <OrganizationSkeleton />;
  }
  const { all } = counts.data;
  const standing = answer.data;
  const { sitting } = standing;
  const targets = listed.data ? pickHeadlineTargets(listed.data, filter) : [];
  // The stage of the target, else the one that is ahead, or the top.
  const rank =
    targets[0]?.rank ??
    Math.min(Math.max(sitting.rank, 1) + 1, memberModel.stages.length);
  const reached = { rank, count: countAtLeast(memberModel, all, rank) };
  return (
    <>
      <Headline
        subject={subject}
        standing={standing}
        counts={all}
        reached={reached}
        target={targets[0]}
      />
      <Staircase
        subject={subject}
        sitting={sitting}
        counts={all}
        reached={reached}
        targets={targets}
        isStale={counts.isStale}
      />
      {subject.entityRef && !standing.isGone && (
        <TargetsSection entityRef={subject.entityRef} models={models} />
      )}
      <div className={styles.columns}>
        <div className={styles.aside}>
          <BestStep subject={subject} standing={standing} />
          <RecentMovers subject={subject} />
        </div>
        <Signs standing={standing} />
      </div>
      {subject.entityRef && <SurveyResults entityRef={subject.entityRef} />}
    </>
  );
}

function Organization() {
  const t = useTexts();
  const subject = useSubject();
  return subject ? (
    <>
      <SurveyPrompt />
      <Sitting key={subject.entityRef} subject={subject} />
    </>
  ) : (
    <Notice
      title={t('organization.noModelTitle')}
      icon={<RiOrganizationChart />}
    >
      <p>{t('organization.noModelText')}</p>
    </Notice>
  );
}

/** The content of the tab "Organisation": where it sits on the stages, at a glance. */
export function OrganizationContent() {
  return (
    <OrgFrame
      hasNoFilters
      actions={
        <>
          <SubjectChoice />
          <ReportLink />
        </>
      }
      skeleton={<OrganizationSkeleton />}
    >
      <Organization />
    </OrgFrame>
  );
}
