import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { useTexts } from '../translation';
import {
  OrgChecks,
  OrgDelivery,
  OrgModel,
  OrgOverview,
  OrgServices,
  OrgTeams,
} from './org';

/** The organisation page in the frame of the legacy frontend system. */
export function MaturityPage() {
  const t = useTexts();
  return (
    <PageWithHeader themeId="tool" title={t('common.title')}>
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title={t('org.tabs.overview')}>
          <OrgOverview />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/services" title={t('org.tabs.services')}>
          <OrgServices />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/teams" title={t('org.tabs.teams')}>
          <OrgTeams />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/checks" title={t('org.tabs.checks')}>
          <OrgChecks />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/delivery" title={t('org.tabs.delivery')}>
          <OrgDelivery />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/model" title={t('org.tabs.model')}>
          <OrgModel />
        </TabbedLayout.Route>
      </TabbedLayout>
    </PageWithHeader>
  );
}
