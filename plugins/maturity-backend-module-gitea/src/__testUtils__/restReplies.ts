import { FakeRepository } from './FakeRepository';

/** An answer of the fake, as far as the world says. */
export type RestReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 400 | 403 | 404 | 409; readonly message: string };

/** A request about a repository. */
export interface RestRequest {
  /** The parts of the path that the operation names. */
  readonly groups: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Of the repository, for people. */
  readonly url: string;
  readonly software: 'gitea' | 'forgejo';
}

export const NOT_FOUND = {
  status: 404,
  message: "The target couldn't be found.",
} as const;
export const FORBIDDEN = {
  status: 403,
  message: 'user should have specific read permission',
} as const;
export const EMPTY = {
  status: 409,
  message: 'Git Repository is empty.',
} as const;

/** Servers state times in their own zone. */
export function toLocalTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 3_600_000).toISOString();
  return `${local.slice(0, 19)}+01:00`;
}

/** The page of a list that a request asks for. */
export function takePage<T>(
  list: readonly T[],
  query: URLSearchParams,
): readonly T[] {
  const size = Math.min(50, Number(query.get('limit') ?? 30));
  const page = Number(query.get('page') ?? 1);
  return list.slice((page - 1) * size, page * size);
}

/** Routes by operation of the description, below the path of a repository. */
export type RestRoutes = Readonly<
  Record<string, (repository: FakeRepository, at: RestRequest) => RestReply>
>;
