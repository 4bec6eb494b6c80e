import { Button, VisuallyHidden } from '@backstage/ui';
import { useAnalytics } from '@backstage/frontend-plugin-api';
import {
  RiFileTextLine,
  RiMarkdownLine,
  RiOrganizationChart,
} from '@remixicon/react';
import { useState } from 'react';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { saveFile } from '../../orgFrame/saveFile';
import { Bone } from '../../states/AnswerView';
import { Notice, PageProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import styles from './Report.module.css';
import { ReportSheet } from './ReportSheet';
import { SubjectChoice } from './SubjectChoice';
import { useReport } from './useReport';
import { isNotFound } from './useSubjectStanding';

/** Saves the Markdown that is on the screen. */
function DownloadButton() {
  const t = useTexts();
  const analytics = useAnalytics();
  const { data, entityRef = '' } = useReport();
  const [saved, setSaved] = useState<string>();
  if (!data) {
    return null;
  }
  const { file } = data;
  return (
    <span className={styles.download}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiMarkdownLine />}
        onPress={() => {
          analytics.captureEvent('report', entityRef);
          saveFile(file);
          setSaved(file.fileName);
        }}
      >
        {t('report.download')}
      </Button>
      <span role="status" className={styles.saved}>
        {saved === file.fileName && t('report.saved', { file: saved })}
      </span>
    </span>
  );
}

/** The layout of the report while the backend writes it. */
function ReportSkeleton() {
  const t = useTexts();
  return (
    <>
      <VisuallyHidden role="status">{t('report.loading')}</VisuallyHidden>
      <div className={styles.sheet}>
        <Bone width="100%" height="60rem" />
      </div>
    </>
  );
}

function Report() {
  const t = useTexts();
  const { data, error, retry, entityRef } = useReport();
  if (entityRef === undefined) {
    return (
      <Notice title={t('report.noneTitle')} icon={<RiOrganizationChart />}>
        <p>{t('report.noneText')}</p>
      </Notice>
    );
  }
  if (error && isNotFound(error)) {
    return (
      <Notice title={t('report.goneTitle')} icon={<RiOrganizationChart />}>
        <p>{t('organization.gone')}</p>
      </Notice>
    );
  }
  if (error) {
    return (
      <PageProblem
        title={t('report.failedTitle')}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!data) {
    return <ReportSkeleton />;
  }
  return data.text.trim() ? (
    <ReportSheet text={data.text} />
  ) : (
    <Notice title={t('report.emptyTitle')} icon={<RiFileTextLine />}>
      <p>{t('report.emptyText')}</p>
    </Notice>
  );
}

/** The content of the tab "Report": the report of the organisation or a part of it, to read, print and save. */
export function ReportContent() {
  const t = useTexts();
  return (
    <OrgFrame
      hasNoFilters
      hasOwnHead
      printTitle={t('report.print')}
      actions={
        <>
          <SubjectChoice />
          <DownloadButton />
        </>
      }
      skeleton={<ReportSkeleton />}
    >
      <Report />
    </OrgFrame>
  );
}
