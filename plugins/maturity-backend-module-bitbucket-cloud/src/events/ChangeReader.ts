import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { RequestFailure } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { RepositoryAnswer } from '../query/RepositoryLists';

const PREFIX = 'bitbucketCloud.';
const PUSH = `${PREFIX}repo:push`;
const MERGE = `${PREFIX}pullrequest:fulfilled`;
const STATUS = `${PREFIX}repo:commit_status_updated`;

/** Topics of the events that can change a fact. */
export const TOPICS = [PUSH, MERGE, STATUS];

const MAX = 20_000;

const repository = z.object({
  full_name: z.string(),
  links: z.object({ html: z.object({ href: z.string() }) }),
});
const payload = z.object({ repository });
const ref = z.object({ type: z.string(), name: z.string() });
const pushPayload = z.object({
  push: z.object({ changes: z.array(z.object({ new: ref.nullish() })) }),
});
const mergePayload = z.object({
  pullrequest: z.object({
    destination: z.object({ branch: z.object({ name: z.string() }) }),
  }),
});
const statusPayload = z.object({
  commit_status: z.object({
    state: z.enum(['SUCCESSFUL', 'FAILED', 'STOPPED']),
    refname: z.string().nullish(),
  }),
});

/** Lists the branches that an event is about, by topic; `undefined` stands for any. */
const readers: Readonly<
  Record<string, (event: unknown) => readonly (string | undefined)[]>
> = {
  [PUSH]: event =>
    pushPayload
      .parse(event)
      .push.changes.flatMap(change =>
        change.new?.type === 'branch' ? [change.new.name] : [],
      ),
  [MERGE]: event => [
    mergePayload.parse(event).pullrequest.destination.branch.name,
  ],
  [STATUS]: event => [
    statusPayload.parse(event).commit_status.refname ?? undefined,
  ],
};

/**
 * Reads changes from webhooks. They do not name the default branch: it is remembered
 * from the last answers, and where it is not known, any branch can be it.
 */
export class ChangeReader {
  readonly #branches = new LRUCache<string, string>({ max: MAX });

  /** Remembers the default branches of repositories. */
  learn(found: Iterable<RepositoryAnswer | RequestFailure>): void {
    for (const each of found) {
      if ('fullName' in each && each.branch) {
        this.#branches.set(each.fullName.toLowerCase(), each.branch);
      }
    }
  }

  /** Returns the change that an event reports; `undefined` if it changes no fact. */
  read(topic: string, event: unknown): ScmChange | undefined {
    const seen = payload.safeParse(event).data;
    if (!seen) {
      return undefined;
    }
    const { full_name: fullName, links } = seen.repository;
    const main = this.#branches.get(fullName.toLowerCase());
    const isMain = listBranches(topic, event).some(
      branch => branch === undefined || main === undefined || branch === main,
    );
    const url = links.html.href;
    return isMain
      ? {
          resourceKeys: [url.toLowerCase()],
          pushedUrl: topic === PUSH ? url : undefined,
        }
      : undefined;
  }
}

function listBranches(
  topic: string,
  event: unknown,
): readonly (string | undefined)[] {
  try {
    return readers[topic]?.(event) ?? [];
  } catch {
    return [];
  }
}
