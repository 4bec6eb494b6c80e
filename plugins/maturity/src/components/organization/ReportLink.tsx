import { ButtonLink } from '@backstage/ui';
import { RiFileTextLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import { useSubject } from './useSubject';
import { useReportAddress } from './useSubjectLinks';

/** Leads to the report of the subject; there is none of all services alike. */
export function ReportLink() {
  const t = useTexts();
  const subject = useSubject();
  const toAddress = useReportAddress();
  if (!subject?.entityRef) {
    return null;
  }
  return (
    <ButtonLink
      variant="secondary"
      size="small"
      iconStart={<RiFileTextLine />}
      href={toAddress(subject.isOrganization ? undefined : subject.entityRef)}
    >
      {t('report.open')}
    </ButtonLink>
  );
}
