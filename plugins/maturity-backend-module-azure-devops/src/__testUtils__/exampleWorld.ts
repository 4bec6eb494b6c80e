import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FakeProject, FakeRepository, toRepositoryId } from './FakeProject';

/** The time of the tests. */
export const NOW = Date.parse('2026-11-25T12:00:00Z');

/** Ids of the types of policies. */
export const POLICY = {
  minimumReviewers: 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd',
  requiredReviewers: 'fd2167ab-b0be-447a-8ec8-39368250530e',
  build: '0609b952-1397-4640-95ec-e00a01b2c241',
  status: 'cbdc66da-9728-4af8-aada-9a5a32e4a226',
  comments: 'c6a1889d-b943-4856-b76f-9e46bb6b0df2',
} as const;

/** A repository with some of everything. */
export const cart: FakeRepository = {
  name: 'cart',
  files: { 'azure-pipelines.yml': 'steps: []', 'src/main.ts': 'run();' },
  definitions: [5],
  builds: [
    { id: 4, startTime: '2026-11-24T10:00:00Z', minutes: 6 },
    { id: 3, startTime: '2026-11-23T10:00:00Z', result: 'failed' },
    { id: 2, startTime: '2026-11-22T10:00:00Z', reason: 'schedule' },
    {
      id: 1,
      startTime: '2026-11-21T10:00:00Z',
      minutes: 4,
      result: 'partiallySucceeded',
    },
  ],
  pullRequests: [
    {
      id: 11,
      closedDate: '2026-11-24T09:00:00Z',
      reviewers: [{ name: 'ben', vote: 10 }],
    },
    {
      id: 10,
      closedDate: '2026-11-23T09:00:00Z',
      // The author approved, and the group with the author.
      reviewers: [
        { name: 'ana', vote: 10 },
        { name: 'team', vote: 10, isContainer: true },
      ],
    },
  ],
};

/** A project whose name has a blank and other letters than ASCII. */
export const shop: FakeProject = {
  name: 'Web Läden',
  repositories: [cart, { name: 'Web Läden' }],
  policies: [
    {
      type: POLICY.minimumReviewers,
      settings: {
        minimumApproverCount: 2,
        creatorVoteCounts: false,
        scope: [
          {
            repositoryId: toRepositoryId({ name: 'Web Läden' }, cart),
            refName: 'refs/heads/main',
            matchKind: 'Exact',
          },
        ],
      },
    },
    {
      type: POLICY.build,
      settings: {
        buildDefinitionId: 5,
        displayName: 'CI',
        scope: [
          { repositoryId: null, refName: 'refs/heads/', matchKind: 'Prefix' },
        ],
      },
    },
  ],
  environments: {
    production: [
      {
        definition: 5,
        run: 4,
        queueTime: '2026-11-24T11:00:00Z',
        finishTime: '2026-11-24T11:05:00Z',
      },
      {
        definition: 5,
        run: 3,
        queueTime: '2026-11-23T11:00:00Z',
        finishTime: '2026-11-23T11:05:00Z',
        result: 'failed',
      },
    ],
    staging: [
      {
        definition: 5,
        run: 4,
        queueTime: '2026-11-24T10:30:00Z',
        finishTime: '2026-11-24T10:31:00Z',
      },
    ],
  },
};

/** A component whose code is at `<origin>/acme/<project>/_git/<repository>`. */
export function createComponent(
  origin: string,
  project: string,
  repository: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: repository.replace(/\W/g, '-'),
      annotations: {
        'backstage.io/source-location': `url:${origin}/acme/${encodeURIComponent(
          project,
        )}/_git/${encodeURIComponent(repository)}`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  };
}

/** Ref of the component of a repository. */
export function toRef(repository: string): string {
  return stringifyEntityRef(createComponent('https://x', 'p', repository));
}
