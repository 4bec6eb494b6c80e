import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ApiAccount,
  PostponedError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { readAnnotation } from '../locate/entityLinks';
import { ScmHost } from '../host/ScmHost';
import { startAccount } from './accounts';

/** A repository at the fake host, which has no network. */
export interface FakeLocation {
  readonly host: string;
  readonly name: string;
}

/** An answer of the fake host. */
export interface FakeAnswer {
  readonly name: string;
}

/** The kind of code host that {@link createFakeHost} creates. */
export type FakeHost = ScmHost<
  FakeLocation,
  FakeAnswer,
  { readonly size: number },
  { readonly commit: string }
>;

/**
 * A host with one account for each first letter of a name, except `x`.
 *
 * Entities name their repository by the annotation `fake`. Names decide what
 * happens: `alias-shop` is `shop`, `gone` is missing, `late` is postponed, `broken`
 * has no details.
 */
export function createFakeHost(change: Partial<FakeHost> = {}) {
  const calls: string[] = [];
  const accounts = new Map<string, ApiAccount>();
  const host: FakeHost = {
    declaration: {
      id: 'fake',
      title: 'Fake',
      description: 'A code host for tests.',
      facts: [
        {
          name: 'size',
          title: 'Size',
          description: 'Size of the repository.',
          type: 'number',
          maxAge: { days: 1 },
        },
      ],
    },
    locateEntity: entity => {
      const name = readAnnotation(entity, 'fake');
      if (name === 'wrong') {
        return { problem: 'the annotation fake is wrong' };
      }
      return name ? { repository: { host: 'fake.example', name } } : undefined;
    },
    locateUrl: ({ hostname, pathname }) =>
      hostname === 'github.com'
        ? { host: 'fake.example', name: pathname.split('/').pop()! }
        : undefined,
    resourceKey: ({ name }) => `https://fake.example/${name}`,
    connect: async ({ name }) => {
      const scope = name[0]!;
      if (scope === 'x') {
        throw new Error('there are no credentials for x');
      }
      const account =
        accounts.get(scope) ?? startAccount('fake.example', () => ({})).account;
      accounts.set(scope, account);
      return account;
    },
    hasCredentials: ({ name }) => !name.startsWith('x'),
    readRepositories: async (account, locations) => {
      calls.push(`repositories ${locations.map(({ name }) => name)}`);
      const answers = new Map<string, FakeAnswer>();
      return new Map(
        locations
          .filter(({ name }) => name !== 'gone')
          .map(location => {
            const name = location.name.replace('alias-', '');
            const answer = answers.get(name) ?? { name };
            answers.set(name, answer);
            return [
              host.resourceKey(location),
              name === 'late'
                ? { postponed: { until: account.host, reason: 'later' } }
                : { answer, withheld: new Map() },
            ];
          }),
      );
    },
    readDetails: async (_, __, { name }) => {
      calls.push(`details ${name}`);
      if (name === 'broken') {
        throw new Error('no details');
      }
      if (name === 'busy') {
        throw new PostponedError('busy', 0);
      }
      return { size: name.length };
    },
    toFacts: ({ details }) => ({ size: { value: details.size } }),
    toDeliveries: ({ name }, details, refs) =>
      [
        { externalId: `${name} ${details?.size} ${refs}` },
      ] as unknown as DeliveryEvent[],
    repositoriesAtOnce: 2,
    readHeads: async (_, repositories) => {
      calls.push(`heads ${repositories.map(({ location }) => location.name)}`);
      return repositories.map(({ location: { name }, ref }) =>
        name === 'gone'
          ? { error: 'there is no gone' }
          : { commit: `${name}@${ref ?? 'main'}` },
      );
    },
    readFiles: async (_, repositories) => {
      calls.push(`files ${repositories.map(({ location }) => location.name)}`);
      repositories.forEach(({ builder }) => builder.list({ path: 'a.txt' }));
      return new Map(
        repositories
          .filter(({ location }) => location.name === 'broken')
          .map(repository => [repository, { error: 'no files' }]),
      );
    },
    topics: ['fake'],
    toChange: (_, payload) =>
      payload === 'nothing'
        ? undefined
        : {
            resourceKeys: [`https://fake.example/${payload}`],
            pushedUrl:
              payload === 'shop' ? 'https://github.com/a/shop' : undefined,
          },
    ...change,
  };
  return { host, calls };
}
