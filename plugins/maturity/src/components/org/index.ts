/** The content of the tab "Overview" of the organisation page. */
export const OrgOverview = () => null;
/** The content of the tab "Services". */
export const OrgServices = () => null;
/** The content of the tab "Teams". */
export const OrgTeams = () => null;
/** The content of the tab "Model". */
export const OrgModel = () => null;
