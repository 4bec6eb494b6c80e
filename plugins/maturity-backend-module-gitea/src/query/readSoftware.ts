import { z } from 'zod';
import {
  ApiAccount,
  SharedAnswers,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Software } from './RepositoryAnswer';

const versionBody = z.object({ version: z.string() });
const shared = new WeakMap<ApiAccount, SharedAnswers<Software>>();

/** Tells whether a host runs Gitea or Forgejo, whose version names the other. */
export function readSoftware(
  account: ApiAccount,
  signal: AbortSignal,
): Promise<Software> {
  const answers =
    shared.get(account) ??
    new SharedAnswers<Software>({
      isComplete: () => true,
      now: () => Date.now(),
    });
  shared.set(account, answers);
  return answers.get('version', signal, async own => {
    const answer = await account.get('/version', readVersion, own);
    return 'value' in answer && /gitea-/.test(answer.value)
      ? 'forgejo'
      : 'gitea';
  });
}

function readVersion(body: unknown): string {
  return versionBody.parse(body).version;
}
