import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The organisation page. */
export const rootRouteRef = createRouteRef({ id: 'maturity' });

/** The maturity tab of an entity page. */
export const entityContentRouteRef = createRouteRef({
  id: 'maturity:entity-content',
});

/** The form of a scaffolder template; bound by itself where the scaffolder is installed. */
export const templateRouteRef = createExternalRouteRef({
  id: 'maturity:template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The organisation page as seen from an entity: an app need not have it. */
export const orgPageRouteRef = createExternalRouteRef({
  id: 'maturity:org-page',
  optional: true,
  defaultTarget: 'maturity.root',
});

/** The entity tab as seen from the card: an app need not have it. */
export const entityTabRouteRef = createExternalRouteRef({
  id: 'maturity:entity-tab',
  optional: true,
  defaultTarget: 'maturity.entityContent',
});

/** The external routes that an app can bind. */
export const externalRoutes = {
  template: templateRouteRef,
  orgPage: orgPageRouteRef,
  entityTab: entityTabRouteRef,
};
