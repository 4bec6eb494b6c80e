import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';

/** The hosts that Backstage knows by itself, and some on premises. */
export const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'code.tern.example', apiBaseUrl: 'https://code.tern.example' },
      ],
      gitlab: [
        {
          host: 'lab.tern.example',
          apiBaseUrl: 'https://lab.tern.example/api/v4',
        },
      ],
      bitbucketServer: [
        {
          host: 'bitbucket.tern.example',
          apiBaseUrl: 'https://bitbucket.tern.example/rest/api/1.0',
        },
      ],
      gitea: [{ host: 'codeberg.org' }],
    },
  }),
);
