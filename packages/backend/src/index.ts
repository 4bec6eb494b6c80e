import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('./exampleDates'));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('./exampleRuns'));
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@platform-maturity/backstage-plugin-maturity-backend'));
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-azure-devops'
  ),
);
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-backstage'
  ),
);
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-bitbucket-cloud'
  ),
);
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-bitbucket-server'
  ),
);
backend.add(
  import('@platform-maturity/backstage-plugin-maturity-backend-module-gitea'),
);
backend.add(
  import('@platform-maturity/backstage-plugin-maturity-backend-module-github'),
);
backend.add(
  import('@platform-maturity/backstage-plugin-maturity-backend-module-gitlab'),
);
backend.add(
  import('@platform-maturity/backstage-plugin-maturity-backend-module-http'),
);
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-kubernetes'
  ),
);
backend.add(
  import(
    '@platform-maturity/backstage-plugin-maturity-backend-module-repository'
  ),
);

backend.start();
