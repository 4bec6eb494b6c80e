import { parseAllDocuments } from 'yaml';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';

/**
 * Lists what a pipeline definition includes: templates of GitLab, files of other
 * projects, components and remote files, but not files of its own project.
 *
 * @returns undefined if it is not YAML
 */
export function readIncludes(text: string): readonly string[] | undefined {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) {
    return [];
  }
  const found = new Set<string>();
  for (const document of documents) {
    if (document.errors.length > 0) {
      return undefined;
    }
    for (const include of toList(readInclude(document))) {
      listNames(include).forEach(name => found.add(name));
    }
  }
  return [...found].sort();
}

function readInclude(document: { toJS(): unknown }): unknown {
  try {
    const content = document.toJS();
    return isObject(content) ? content.include : undefined;
  } catch {
    // Aliases without end.
    return undefined;
  }
}

function listNames(include: unknown): readonly string[] {
  if (typeof include === 'string') {
    return /^https?:\/\//.test(include) ? [withoutSecrets(include)] : [];
  }
  if (!isObject(include)) {
    return [];
  }
  const { template, project, file, ref, component, remote } = include;
  if (typeof project === 'string') {
    const at = typeof ref === 'string' ? `@${ref}` : '';
    return toList(file)
      .filter(path => typeof path === 'string')
      .map(path => `${project}${at}:${String(path).replace(/^\//, '')}`);
  }
  return [template, component, remote].flatMap(name =>
    typeof name === 'string' ? [withoutSecrets(name)] : [],
  );
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
