import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { JsonObject } from '@backstage/types';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { resolve } from 'node:path';
import { repositoryFacts } from '../../../maturity-backend-module-repository/src/declarations';
import { AttestationFactSource } from '../statements/AttestationFactSource';
import { qualitySource } from '../push/__testUtils__/quality';
import { createBuiltInSources } from '../wiring/createBuiltInSources';
import { readMaturityConfig } from './readMaturityConfig';

jest.setTimeout(120_000);

const plugins = resolve(__dirname, '../../..');

/** A source as the repository module declares its settings. */
const repository: FactSource = {
  id: 'repository',
  title: 'Repository content',
  description: 'Facts that the content of repositories shows.',
  facts: repositoryFacts,
  settings: ['concurrency', 'limits', 'localRoots'],
  collect: async () => new Map(),
};

const schedule = { frequency: 'PT1H', timeout: { minutes: 10 } };
const exemption = {
  entity: 'component:default/orders',
  check: 'pipeline',
  reason: 'It moves next month.',
  grantedBy: 'group:default/platform',
  until: '2026-12-31',
};
const secret = 'a-secret-of-sixteen-characters';
const surveySecret = 'a-secret-of-at-least-thirty-two-characters';

const accepted: [what: string, maturity: JsonObject][] = [
  ['nothing', {}],
  ['an organization', { organization: 'group:default/acme' }],
  ['a platform team', { attestations: { platformTeam: 'platform' } }],
  ['the built-in model', { builtInModel: true }],
  ['an exemption', { exemptions: [exemption] }],
  ['annotations', { wellKnownAnnotations: { onCall: ['acme.com/pager'] } }],
  ['a schedule of a source', { sources: { catalog: { schedule } } }],
  ['a source that is off', { sources: { delivery: { enabled: false } } }],
  ['settings of a module', { sources: { repository: { concurrency: 3 } } }],
  ['settings without a module', { sources: { github: { concurrency: 3 } } }],
  ['a reassessment', { reassess: { schedule } }],
  ['shards', { shards: 4, sources: { catalog: { shards: 16 } } }],
  ['a role', { role: 'worker' }],
  ['shards of a module', { sources: { repository: { shards: 2 } } }],
  ['a survey', { survey: { secret: surveySecret } }],
  ['a survey that is off', { survey: { enabled: false } }],
  [
    'a survey of its own',
    {
      survey: {
        enabled: true,
        secret: [surveySecret, surveySecret],
        questions: [
          { id: 'satisfaction', type: 'rating', title: 'How is it?' },
          { id: 'ci', type: 'rating', title: 'And the pipeline?' },
          { id: 'friction', type: 'topics' },
        ],
        topics: [{ id: 'slow-builds' }, { id: 'vpn', title: 'The VPN' }],
        window: { fromDay: 8, days: 14 },
      },
    },
  ],
  [
    'pushed facts',
    {
      push: {
        issuers: {
          github: { type: 'github', audience: 'maturity' },
          gitlab: {
            type: 'gitlab',
            issuer: 'https://gitlab.acme.com',
            audience: ['maturity', 'other'],
            require: { ref: 'main', environment: ['production'] },
          },
          ci: {
            issuer: 'https://ci.acme.com',
            jwksUrl: 'https://keys.acme.com/jwks',
            webUrl: 'https://git.acme.com',
            audience: 'maturity',
            claim: 'repo',
            annotation: 'acme.com/repo',
          },
        },
        sources: { quality: { ...qualitySource, issuers: ['github'] } },
      },
    },
  ],
  [
    'delivery events',
    {
      delivery: {
        production: ['live'],
        attribution: { to: 'none' },
        match: [{ label: 'service', field: 'metadata.name' }],
        retention: { days: 200 },
        webhooks: { flux: { secret: [secret], environment: 'live' } },
        events: { github: { releases: { environment: 'live' } } },
      },
    },
  ],
];

const refused: [what: string, maturity: JsonObject, path: string][] = [
  ['an organisation', { organisation: 'group:default/acme' }, 'organisation'],
  ['an object as organization', { organization: {} }, 'organization'],
  [
    'a list as platform team',
    { attestations: { platformTeam: ['platform'] } },
    'attestations.platformTeam',
  ],
  [
    'a misspelt platform team',
    { attestations: { platformTaem: 'platform' } },
    'attestations.platformTaem',
  ],
  ['text for a truth value', { builtInModel: 'perhaps' }, 'builtInModel'],
  [
    'a misspelt field of an exemption',
    { exemptions: [{ ...exemption, evidense: 'https://acme.com' }] },
    'exemptions[0].evidense',
  ],
  [
    'an exemption without an end',
    { exemptions: [{ ...exemption, until: undefined }] },
    'exemptions[0].until',
  ],
  [
    'a category that does not exist',
    { wellKnownAnnotations: { oncall: ['acme.com/pager'] } },
    'wellKnownAnnotations.oncall',
  ],
  [
    'a misspelt setting of a module',
    { sources: { repository: { concurency: 3 } } },
    'sources.repository.concurency',
  ],
  [
    'a schedule without a timeout',
    { reassess: { schedule: { frequency: 'PT1H' } } },
    'reassess.schedule',
  ],
  [
    'a misspelt reassessment',
    { reassess: { shedule: {} } },
    'reassess.shedule',
  ],
  ['a role that does not exist', { role: 'master' }, 'role'],
  [
    'a misspelt setting of the survey',
    { survey: { enabeld: true } },
    'survey.enabeld',
  ],
  [
    'a type of question that does not exist',
    { survey: { questions: [{ id: 'a', type: 'stars', title: 'A?' }] } },
    'survey.questions[0].type',
  ],
  [
    'a topic without an id',
    { survey: { topics: [{ title: 'The VPN' }] } },
    'survey.topics[0].id',
  ],
  ['no questions', { survey: { questions: [] } }, 'survey.questions'],
  [
    'a survey on no day',
    { survey: { window: { days: 0 } } },
    'survey.window.days',
  ],
  ['no shards', { shards: 0 }, 'shards'],
  ['half a shard', { shards: 1.5 }, 'shards'],
  [
    'too many shards of a source',
    { sources: { catalog: { shards: 17 } } },
    'sources.catalog.shards',
  ],
  [
    'a misspelt webhook',
    { delivery: { webhooks: { fluxx: { secret } } } },
    'delivery.webhooks.fluxx',
  ],
  [
    'a misspelt setting of a webhook',
    { delivery: { webhooks: { flux: { secrets: secret } } } },
    'delivery.webhooks.flux.secrets',
  ],
  [
    'an attribution that does not exist',
    { delivery: { attribution: { to: 'nothing' } } },
    'delivery.attribution',
  ],
  [
    'a misspelt setting of events',
    { delivery: { events: { enabeld: true } } },
    'delivery.events.enabeld',
  ],
];

/** The rest that `config:check` needs. */
const app = {
  app: { baseUrl: 'http://localhost:3000', title: 'Test' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

describe('The configuration', () => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: [
        'maturity-backend',
        'maturity-backend-module-repository',
      ].map(name => resolve(plugins, name, 'package.json')),
    });
  });

  const check = (maturity: JsonObject) =>
    schema.process([{ context: 'test', data: { ...app, maturity } }]);

  const read = (maturity: JsonObject) =>
    readMaturityConfig(new ConfigReader({ maturity }), {
      createSources: options => [
        ...createBuiltInSources({
          ...options,
          assessments: async () => {
            throw new Error('not read');
          },
          groups: {} as never,
          auth: mockServices.auth(),
          catalog: {} as never,
          config: new ConfigReader({}),
          database: mockServices.database.mock(),
        }),
        repository,
      ],
      createAttestations: options =>
        new AttestationFactSource({
          ...options,
          auth: mockServices.auth(),
          catalog: {} as never,
          readStated: async () => new Map(),
        }),
    });

  it.each(accepted)('with %s is accepted by both', (_, maturity) => {
    expect(() => check(maturity)).not.toThrow();
    expect(() => read(maturity)).not.toThrow();
  });

  it.each(refused)('with %s is refused by both', (_, maturity, path) => {
    expect(() => check(maturity)).toThrow('Config validation failed');
    expect(() => read(maturity)).toThrow(`maturity.${path}`);
  });
});
