import { unzipSync } from 'fflate';
import {
  AnswerError,
  ApiAccount,
  ResponseError,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toQuery } from '../client/readList';
import { AzureLocation } from '../locate/azureLocation';
import { Head } from './readHeads';

/** Files in one request. */
const PER_REQUEST = 200;
/** Statuses that say that the token, or the server, does not send many files at once. */
const NO_ZIP = [401, 403, 404, 405];

/** A file whose content is wanted. */
export interface WantedFile {
  readonly path: string;
  /** Of its content, in git. */
  readonly objectId: string;
}

type Contents = ReadonlyMap<string, Uint8Array>;

/**
 * Adds the wanted contents to the snapshot of a repository: many in one answer, or one
 * by one where the token may not ask for many.
 *
 * @returns The result if they could not be read
 */
export async function readBlobs(
  account: ApiAccount,
  repository: ChangedRepository<AzureLocation, Head>,
  files: readonly WantedFile[],
  { limits, signal }: ReadOptions,
): Promise<ReadResult | undefined> {
  const { head, builder } = repository;
  const { fileSize } = limits;
  let failed: ReadResult | undefined;
  await account.askInBatches<WantedFile>({
    items: files,
    size: PER_REQUEST,
    signal,
    ask: async batch => {
      const contents = await readContents(account, head.path, batch, {
        fileSize,
        signal,
      });
      for (const { path, objectId } of batch) {
        const content = contents.get(objectId);
        if (content) {
          builder.addContent(path, content);
        }
      }
    },
    onFailure: (_, failure) => {
      failed = failure;
    },
  });
  return failed;
}

async function readContents(
  account: ApiAccount,
  path: string,
  files: readonly WantedFile[],
  options: { readonly fileSize: number; readonly signal: AbortSignal },
): Promise<Contents> {
  const ids = [...new Set(files.map(({ objectId }) => objectId))];
  try {
    const { body } = await account.ask(
      {
        path: `${path}/blobs?${toQuery({})}`,
        method: 'POST',
        headers: { accept: 'application/zip' },
        body: ids,
      },
      options.signal,
    );
    return unzip(body as Uint8Array, options.fileSize);
  } catch (error) {
    if (error instanceof AnswerError && error.isTooLong) {
      if (ids.length === 1) {
        return new Map([[ids[0]!, createTooLarge(options.fileSize)]]);
      }
      throw new TooMuchError(error.message);
    }
    if (error instanceof ResponseError && NO_ZIP.includes(error.status)) {
      return readOneByOne(account, path, ids, options.signal);
    }
    throw error;
  }
}

/** A content that is larger than the limit, so that its file counts as such. */
function createTooLarge(fileSize: number): Uint8Array {
  return new Uint8Array(fileSize + 1);
}

function unzip(archive: Uint8Array, fileSize: number): Contents {
  const contents = new Map<string, Uint8Array>();
  const toId = (name: string) => name.replace(/^.*\//, '').replace(/\..*$/, '');
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (originalSize > fileSize) {
          contents.set(toId(name), createTooLarge(fileSize));
        }
        return originalSize <= fileSize;
      },
    });
    Object.entries(files).forEach(([name, content]) =>
      contents.set(toId(name), content),
    );
    return contents;
  } catch {
    throw new AnswerError('it answered with something else than a zip file');
  }
}

async function readOneByOne(
  account: ApiAccount,
  path: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Contents> {
  return new Map(
    await Promise.all(
      ids.map(async id => {
        const { body } = await account.ask(
          {
            path: `${path}/blobs/${id}?${toQuery({ $format: 'octetstream' })}`,
            method: 'GET',
            headers: { accept: 'application/octet-stream' },
          },
          signal,
        );
        return [id, body as Uint8Array] as const;
      }),
    ),
  );
}
