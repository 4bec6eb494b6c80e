import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { Finding } from './findAnnotations';

/** Annotations that only code on one kind of host carries. */
const ANNOTATIONS: readonly (readonly [key: string, host: string])[] = [
  ['github.com/project-slug', 'github'],
  ['gitlab.com/project-slug', 'gitlab'],
  ['gitlab.com/project-id', 'gitlab'],
  ['bitbucket.org/project-slug', 'bitbucket'],
  ['bitbucket.com/project-slug', 'bitbucket'],
  ['dev.azure.com/project-repo', 'azure'],
  ['gitea.com/repo-slug', 'gitea'],
];

/** Parts of host names by kind of host, on premises too. */
const HOSTNAMES: readonly (readonly [part: RegExp, host: string])[] = [
  [/github/, 'github'],
  [/gitlab/, 'gitlab'],
  [/bitbucket/, 'bitbucket'],
  [/(^|\.)(dev\.azure|visualstudio)\.com$/, 'azure'],
  [/(gitea|forgejo|codeberg)/, 'gitea'],
];

/**
 * Finds the kind of host of the source code, which decides the tool to ask.
 * Annotations come first, because a private host can have any name.
 */
export function findSourceHost(entity: Entity): Finding | undefined {
  for (const [key, host] of ANNOTATIONS) {
    if (readAnnotation(entity, key)) {
      return { value: host, evidence: { title: key } };
    }
  }
  const hostname =
    readHostname(readAnnotation(entity, ANNOTATION_SOURCE_LOCATION)) ??
    readHostname(readAnnotation(entity, ANNOTATION_LOCATION));
  if (!hostname) {
    return undefined;
  }
  const known = HOSTNAMES.find(([part]) => part.test(hostname));
  return { value: known?.[1] ?? 'other', evidence: { title: hostname } };
}

function readAnnotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

function readHostname(ref: string): string | undefined {
  try {
    const { type, target } = parseLocationRef(ref);
    return type === 'url' ? new URL(target).hostname : undefined;
  } catch {
    return undefined;
  }
}
