import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { useTexts } from '../translation';
import {
  OrgChecks,
  OrgDelivery,
  OrgExemptions,
  OrgModel,
  OrgOrganization,
  OrgOverview,
  OrgReport,
  OrgServices,
  OrgSources,
  OrgTeams,
} from './org';

const tabs = {
  organization: OrgOrganization,
  overview: OrgOverview,
  services: OrgServices,
  teams: OrgTeams,
  checks: OrgChecks,
  delivery: OrgDelivery,
  exemptions: OrgExemptions,
  report: OrgReport,
  model: OrgModel,
  sources: OrgSources,
} as const;

/** The organisation page in the frame of the legacy frontend system. */
export function MaturityPage() {
  const t = useTexts();
  return (
    <PageWithHeader themeId="tool" title={t('common.title')}>
      <TabbedLayout>
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map(tab => {
          const Content = tabs[tab];
          return (
            <TabbedLayout.Route
              key={tab}
              path={`/${tab}`}
              title={t(`org.tabs.${tab}`)}
            >
              <Content />
            </TabbedLayout.Route>
          );
        })}
      </TabbedLayout>
    </PageWithHeader>
  );
}
