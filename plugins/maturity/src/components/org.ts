export { ChecksContent as OrgChecks } from './checks/ChecksContent';
export { DeliveryContent as OrgDelivery } from './delivery/DeliveryContent';
export { ModelContent as OrgModel } from './model/ModelContent';
export { OrganizationContent as OrgOrganization } from './organization/OrganizationContent';
export { OverviewContent as OrgOverview } from './overview/OverviewContent';
export { ServicesContent as OrgServices } from './services/ServicesContent';
export { SourcesContent as OrgSources } from './sources/SourcesContent';
export { TeamsContent as OrgTeams } from './teams/TeamsContent';
