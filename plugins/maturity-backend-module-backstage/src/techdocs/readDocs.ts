import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { cleanMessage } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';
import { Gap, PortalPlugin } from '../plugins/PortalPlugin';

/** The published pages of an entity. */
export type Docs =
  | {
      readonly isBuilt: true;
      /** ISO 8601. */
      readonly builtAt?: string;
      /** The version of the pages, as the reader of their source tells it. */
      readonly etag?: string;
    }
  | { readonly isBuilt: false }
  | Gap;

const metadataSchema = z.object({
  build_timestamp: z
    .number()
    .transform(ms => new Date(ms))
    .pipe(z.date())
    .optional()
    .catch(undefined),
  etag: z.string().optional().catch(undefined),
});

/**
 * Messages of the stores of TechDocs about a file that is not there: disk, S3, Google
 * Cloud Storage, Azure, Swift. TechDocs answers 404 for any failure of its store.
 */
const NO_FILE =
  /ENOENT: no such file|The specified key does not exist|No such object|The specified blob does not exist|techdocs_metadata\.json does not exist/;

/**
 * Reads the metadata of the pages of an entity.
 *
 * @throws PostponedError if the rate limit is used up, or the reason of the signal once
 * it is aborted
 */
export async function readDocs(
  plugin: Pick<PortalPlugin, 'get'>,
  owner: CompoundEntityRef,
  signal: AbortSignal,
): Promise<Docs> {
  // Some stores tell upper case from lower case.
  const path = [owner.namespace, owner.kind, owner.name]
    .map(encodeURIComponent)
    .join('/');
  const answer = await plugin.get(`/metadata/techdocs/${path}`, signal);
  if ('unknown' in answer) {
    return answer;
  }
  if ('notFound' in answer) {
    return readAbsence(answer.notFound, owner);
  }
  const read = metadataSchema.safeParse(answer.body);
  return read.success
    ? {
        isBuilt: true,
        builtAt: read.data.build_timestamp?.toISOString(),
        etag: read.data.etag,
      }
    : { unknown: 'the TechDocs plugin answered in a form that is not known' };
}

function readAbsence(message: string, owner: CompoundEntityRef): Docs {
  if (NO_FILE.test(message)) {
    return { isBuilt: false };
  }
  const cause = message.split('; caused by ').slice(1).pop();
  return cause
    ? { unknown: `TechDocs could not read its store: ${cleanMessage(cause)}` }
    : {
        unknown: `the TechDocs plugin does not find ${stringifyEntityRef(
          owner,
        )}: it is not in the catalog, or the maturity plugin lacks catalog.entity.read`,
        isSettled: true,
      };
}
