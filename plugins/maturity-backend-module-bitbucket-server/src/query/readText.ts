import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Lines in an answer; Bitbucket may return fewer. */
const LINES = 5_000;
/** Pages of lines that are read; a longer file counts as unread. */
const PAGES = 20;

const linesBody = z.object({
  binary: z.boolean().nullish(),
  lines: z.array(z.object({ text: z.string() })).nullish(),
  size: z.number().nullish(),
  isLastPage: z.boolean().nullish(),
});

type Lines = { readonly lines: string[] | null; readonly isLast: boolean };

/**
 * Reads a text file at a commit; null for a folder, a binary file or one that is too
 * long.
 *
 * @param path - Of the repository in the API.
 * @param isRemembered - Whether it is asked for once a commit.
 */
export async function readText(
  account: ApiAccount,
  path: string,
  file: { readonly path: string; readonly commit: string },
  signal: AbortSignal,
  isRemembered: boolean,
): Promise<RestAnswer<string | null>> {
  const name = file.path.split('/').map(encodeURIComponent).join('/');
  const lines: string[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await account.get(
      `/api/latest${path}/browse/${name}?at=${file.commit}&start=${lines.length}&limit=${LINES}`,
      readLines,
      signal,
      isRemembered ? { version: file.commit } : { isRemembered },
    );
    if ('refused' in answer) {
      return answer;
    }
    if (answer.value.lines === null) {
      return { value: null };
    }
    lines.push(...answer.value.lines);
    if (answer.value.isLast || answer.value.lines.length === 0) {
      return { value: lines.join('\n') };
    }
  }
  return { value: null };
}

function readLines(body: unknown): Lines {
  const { binary, lines, isLastPage } = linesBody.parse(body);
  return {
    lines: binary || !lines ? null : lines.map(({ text }) => text),
    isLast: isLastPage ?? true,
  };
}
