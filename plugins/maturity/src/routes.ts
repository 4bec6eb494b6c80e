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
