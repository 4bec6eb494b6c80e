import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { createDetector } from './detect/detect';
import { rulesFingerprint } from './detect/fingerprint';
import { RepositoryFactName, repositoryFacts } from './facts';
import { fileUrlOf } from './locate/hosts';
import { Repository } from './locate/repositoriesOf';
import { withoutSecrets } from './readers/messages';
import { RepositorySnapshot } from './readers/RepositoryReader';

/** The facts of each entity in a repository, by entity ref. */
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
        ? fileUrlOf({ root, commit, integrations })
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

/** The etag of the repository, if all of its entities were last judged at it. */
export function sharedEtag(
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

/** An etag holds for one place and one set of rules. */
function etagPrefix(root: string, folder: string): string {
  return `${rulesFingerprint(root, folder)}:`;
}

/** The facts of an entity that has no repository. */
export function withoutRepository(reason: string): {
  readonly [name: string]: FactObservation;
} {
  const facts: { [name in RepositoryFactName]?: FactObservation } = {};
  for (const { name } of repositoryFacts) {
    facts[name] = name === 'readable' ? { value: false } : { unknown: reason };
  }
  return facts;
}
