import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createFileLinks,
  RepositorySnapshot,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  RepositoryFactName,
  RepositoryFacts,
  repositoryFacts,
} from '../declarations';
import { rulesFingerprint } from '../detect/fingerprint';
import { MissingLocation, Repository } from '../locate/entityLocation';
import { RepositoryJudge } from './RepositoryJudge';

/**
 * Reads the facts of each entity in a repository, by entity ref.
 *
 * @throws whatever `RepositoryJudge.judge` throws
 */
export async function judgeRepository(
  { kind, root, parts }: Repository,
  snapshot: RepositorySnapshot,
  options: {
    readonly judge: Pick<RepositoryJudge, 'judge'>;
    readonly integrations: ScmIntegrationRegistry;
    readonly signal: AbortSignal;
  },
): Promise<readonly (readonly [string, CollectedFacts])[]> {
  const { judge, integrations, signal } = options;
  const { commit, etag } = snapshot;
  const folders = [...new Set(parts.map(({ folder }) => folder))];
  const judged = await judge.judge(snapshot, folders, signal);
  const fileUrl =
    kind === 'url'
      ? createFileLinks({ root, commit, integrations })
      : () => undefined;
  return parts.map(({ ref, folder }) => {
    const facts = judged.get(folder);
    return [
      ref,
      facts
        ? {
            facts: linkEvidence(facts, fileUrl),
            ...(etag && { etag: `${etagPrefix(root, folder)}${etag}` }),
          }
        : {
            error: `there is no folder '${folder}' in ${withoutSecrets(root)}`,
          },
    ];
  });
}

/** Turns the paths of files into links, where there are links to files. */
function linkEvidence(
  facts: RepositoryFacts,
  fileUrl: (path: string) => string | undefined,
): { readonly [name: string]: FactObservation } {
  const link = ({ title, url: path }: Evidence): Evidence => {
    const url = path === undefined ? undefined : fileUrl(path);
    return url === undefined ? { title } : { title, url };
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      'evidence' in fact && fact.evidence
        ? { ...fact, evidence: fact.evidence.map(link) }
        : fact,
    ]),
  );
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
