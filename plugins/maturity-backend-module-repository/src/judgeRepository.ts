import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createFileLinks,
  RepositorySnapshot,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { RepositoryFactName, repositoryFacts } from './declarations';
import { createDetector } from './detect/detect';
import { rulesFingerprint } from './detect/fingerprint';
import { MissingLocation, Repository } from './locate/entityLocation';

/** Reads the facts of each entity in a repository, by entity ref. */
export function* judgeRepository(
  { kind, root, parts }: Repository,
  snapshot: RepositorySnapshot,
  integrations: ScmIntegrationRegistry,
): Iterable<readonly [string, CollectedFacts]> {
  const { commit, etag } = snapshot;
  const detect = createDetector({
    ...snapshot,
    fileUrl:
      kind === 'url'
        ? createFileLinks({ root, commit, integrations })
        : () => undefined,
  });
  for (const { ref, folder } of parts) {
    const facts = detect(folder);
    yield [
      ref,
      facts
        ? { facts, ...(etag && { etag: `${etagPrefix(root, folder)}${etag}` }) }
        : {
            error: `there is no folder '${folder}' in ${withoutSecrets(root)}`,
          },
    ];
  }
}

/** Returns the etag of the repository if all of its entities were judged at it. */
export function findSharedEtag(
  { root, parts }: Repository,
  etags: ReadonlyMap<string, string>,
): string | undefined {
  const known = parts.map(({ ref, folder }) => {
    const etag = etags.get(ref);
    const prefix = etagPrefix(root, folder);
    return etag?.startsWith(prefix) ? etag.slice(prefix.length) : undefined;
  });
  return known.every(etag => etag === known[0]) ? known[0] : undefined;
}

/** An etag is valid for one place and one set of rules. */
function etagPrefix(root: string, folder: string): string {
  return `${rulesFingerprint(root, folder)}:`;
}

/**
 * Returns the facts of an entity whose code cannot be read. `readable` is false only
 * if the entity names no location; the others are unknown.
 */
export function describeMissing({ kind, reason }: MissingLocation): {
  readonly [name: string]: FactObservation;
} {
  const facts: { [name in RepositoryFactName]?: FactObservation } = {};
  for (const { name } of repositoryFacts) {
    facts[name] =
      name === 'readable' && kind === 'none'
        ? { value: false }
        : { unknown: reason };
  }
  return facts;
}
