import { JsonObject } from '@backstage/types';
import { answerGraphql } from '../answerGraphql';
import { FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { PackTool, TOKEN } from '../PackTool';

/** The part of Spacelift's API that is asked, by the names and types of its command line. */
const SCHEMA = `
  type Query { stacks: [Stack!]! }
  type Mutation { apiKeyUser(id: ID!, secret: String!): User }
  type User { jwt: String!, validUntil: Int! }
  type Stack {
    id: ID!
    name: String!
    autodeploy: Boolean!
    branch: String!
    isDisabled: Boolean!
    repository: String!
    state: StackState!
    stateSetAt: Int
  }
  enum StackState {
    NONE
    APPLYING
    CONFIRMED
    FAILED
    FINISHED
    PLANNING
    STOPPED
    UNCONFIRMED
  }
`;

const KEY = { id: 'KEY', secret: TOKEN };
/** The token that the tool gives for the key. The made-up tool does so at an address of its own. */
const JWT = `issued-${TOKEN}`;

const tool: PackTool = {
  auth: url => ({
    login: {
      url: `${url}/login/graphql`,
      body: {
        query:
          'mutation ($id: ID!, $secret: String!) { apiKeyUser(id: $id, secret: $secret) { jwt } }',
        variables: KEY,
      },
      token: '$.data.apiKeyUser.jwt',
    },
  }),
  start: (items, port) =>
    FakeTool.start({
      port,
      credentials: { authorization: `Bearer ${JWT}` },
      routes: [
        {
          operation: '/graphql',
          method: 'POST',
          answer: (_, sent) => answerGraphql(SCHEMA, sent, { stacks: items }),
        },
        {
          operation: '/login/graphql',
          method: 'POST',
          isOpen: true,
          answer: (_, sent) =>
            answerGraphql(SCHEMA, sent, {
              apiKeyUser: ({ id, secret }: typeof KEY) =>
                id === KEY.id && secret === KEY.secret
                  ? { jwt: JWT, validUntil: 1_800_000_000 }
                  : null,
            }),
        },
      ],
    }),
};

const stack = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  name: id,
  autodeploy: true,
  branch: 'main',
  isDisabled: false,
  repository: `acme/${id}`,
  state: 'FINISHED',
  stateSetAt: Date.parse('2026-11-20T10:00:00Z') / 1_000,
  ...more,
});

const packCase: PackCase = {
  annotations: {
    shop: { 'spacelift.io/stack-id': 'shop-staging, shop-production' },
    web: { 'spacelift.io/stack-id': 'web' },
    docs: { 'spacelift.io/stack-id': 'docs' },
    gone: { 'spacelift.io/stack-id': 'gone' },
    // One follows a repository, the other one has run.
    mixed: { 'spacelift.io/stack-id': 'planned, by-hand' },
  },
  items: [
    stack('shop-staging', { autodeploy: false }),
    stack('shop-production', {
      state: 'UNCONFIRMED',
      stateSetAt: Date.parse('2026-11-28T10:00:00Z') / 1_000,
    }),
    stack('web', { state: 'NONE', stateSetAt: null, repository: '' }),
    stack('docs', { isDisabled: true }),
    stack('planned', { state: 'UNCONFIRMED' }),
    stack('by-hand', { repository: '' }),
  ],
  filler: number => stack(`stack-${number}`),
  facts: {
    shop: {
      stacks: 2,
      fromRepository: 2,
      lastFinished: '2026-11-20T10:00:00.000Z',
    },
    web: { stacks: 1, fromRepository: 0, lastFinished: /found nothing/ },
    docs: { stacks: 0, fromRepository: 0, lastFinished: /found nothing/ },
    gone: { stacks: /nothing was found for gone/ },
    mixed: { stacks: 2, fromRepository: 1, lastFinished: /found nothing/ },
  },
};

/** Stacks, which come in one answer. */
export const spacelift = { tool, case: packCase };
