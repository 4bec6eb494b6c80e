import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';

const TEAMS = 200;
const SYSTEMS = 100;
const DOMAINS = 10;

/** The facts of the fake repository source, with the types of the real one. */
const facts = [
  ['readable', 'boolean'],
  ['ciProviders', 'strings'],
  ['pipelineBuilds', 'strings'],
  ['pipelineTests', 'strings'],
  ['sshDeployments', 'strings'],
  ['deployWorkflows', 'strings'],
  ['infrastructureAsCode', 'strings'],
  ['infrastructurePipelines', 'strings'],
  ['environments', 'strings'],
  ['securityScanners', 'strings'],
  ['securityGates', 'strings'],
  ['dependencyUpdates', 'strings'],
  ['policyEngines', 'strings'],
  ['sloDefinitions', 'strings'],
  ['codeowners', 'boolean'],
  ['securityPolicy', 'boolean'],
  ['documentation', 'strings'],
  ['techdocs', 'boolean'],
  ['runbooks', 'strings'],
  ['tests', 'strings'],
  ['containers', 'strings'],
  ['packaging', 'strings'],
  ['licences', 'strings'],
  ['reusableWorkflows', 'strings'],
  ['scaffolderTemplate', 'boolean'],
] as const;

/** Creates services in teams, systems and domains. */
export function generateEntities(services: number): Entity[] {
  return [
    ...numbered(DOMAINS, index => entity('Domain', `domain-${index}`)),
    ...numbered(SYSTEMS, index =>
      entity('System', `system-${index}`, {
        owner: `group:default/team-${index}`,
        domain: `domain-${index % DOMAINS}`,
      }),
    ),
    ...numbered(TEAMS, index => team(index)),
    ...numbered(services, index => service(index)),
  ];
}

/** A source that derives the facts of an entity from its name. */
export const repositorySource: FactSource = {
  id: 'repository',
  title: 'Repository',
  description: 'Made for the benchmark.',
  batchSize: 500,
  appliesTo: { kind: 'Component' },
  facts: facts.map(([name, type]) => ({
    name,
    title: name,
    description: 'Made for the benchmark.',
    type,
    maxAge: { days: 8 },
  })),
  async collect({ entities }) {
    return new Map(
      entities.map(one => [
        stringifyEntityRef(one),
        { facts: observe(Number(one.metadata.name.split('-')[1])) },
      ]),
    );
  },
};

function observe(number: number) {
  return Object.fromEntries(
    facts.map(([name, type], index) => {
      const isThere = (number * 7 + index * 13) % 10 < 7;
      const found = isThere ? [`${name}-a`] : [];
      return [
        name,
        {
          value: type === 'boolean' ? isThere : found,
          evidence: [
            {
              title: `${name}.yml`,
              url: `https://example.com/service-${number}/${name}.yml`,
            },
          ],
        },
      ];
    }),
  );
}

function service(index: number): Entity {
  return entity(
    'Component',
    `service-${index}`,
    {
      type: index % 10 === 0 ? 'library' : 'service',
      lifecycle: index % 4 === 0 ? 'experimental' : 'production',
      owner: `group:default/team-${index % TEAMS}`,
      system: `system-${index % SYSTEMS}`,
    },
    {
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/source-location': `url:https://example.com/service-${index}/`,
        'github.com/project-slug': `example/service-${index}`,
      },
      tags: ['java', `tag-${index % 20}`],
    },
  );
}

function team(index: number): Entity {
  return {
    ...entity('Group', `team-${index}`, { type: 'team', children: [] }),
    relations: ['ana', 'ben', 'cleo'].map(name => ({
      type: 'hasMember',
      targetRef: `user:default/${name}-${index}`,
    })),
  };
}

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  const owner = spec.owner ? String(spec.owner) : undefined;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, ...metadata },
    spec,
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
