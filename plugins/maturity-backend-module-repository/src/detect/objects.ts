/** The group and kind of a Kubernetes object; the group `core` has no name. */
export interface ObjectKind {
  readonly group: string;
  readonly kind: string;
}

/** Reads the kinds of the objects in YAML or JSON, without parsing it. */
export function readObjectKinds(text: string): readonly ObjectKind[] {
  if (!text.includes('apiVersion') || !text.includes('kind')) {
    return [];
  }
  const isJson = /^\s*[{[](?!\{)/.test(text);
  const documents = isJson ? [text] : text.split(/^---.*$/m);
  return documents.flatMap(document => {
    const versions = readAll(document, 'apiVersion', isJson);
    const all = readAll(document, 'kind', isJson);
    // Of JSON, the first is that of the object, unless it is a list.
    const kinds = isJson && all[0] !== 'List' ? all.slice(0, 1) : all;
    // A list holds several, in the same order.
    return kinds.flatMap((kind, index) => {
      const version = versions[index] ?? versions[0];
      return version === undefined ? [] : [{ kind, group: toGroup(version) }];
    });
  });
}

/** `apps/v1` is of the group `apps`, `v1` of the core group. */
function toGroup(version: string): string {
  if (version.includes('/')) {
    return version.slice(0, version.indexOf('/'));
  }
  return /^v\d/.test(version) ? 'core' : version;
}

function readAll(document: string, key: string, isJson: boolean): string[] {
  const pattern = isJson
    ? new RegExp(`"${key}"\\s*:\\s*"([^"\\n]{1,200})"`, 'g')
    : new RegExp(
        `^(?:- )?['"]?${key}['"]?:[ \\t]*['"]?([^\\s'"#]{1,200})`,
        'gm',
      );
  return [...document.matchAll(pattern)].slice(0, 200).map(match => match[1]!);
}

/** Compiles `argoproj.io Application|AppProject` and `*.crossplane.io *`. */
export function compileObjects(
  patterns: readonly string[],
): (object: ObjectKind) => boolean {
  const compiled = patterns.map(pattern => {
    const [group = '', kinds = ''] = pattern.split(' ');
    return {
      group: group.startsWith('*.') ? group.slice(1) : group,
      kinds: kinds === '*' ? undefined : new Set(kinds.split('|')),
    };
  });
  return ({ group, kind }) =>
    compiled.some(
      each =>
        (group === each.group ||
          (each.group.startsWith('.') && `.${group}`.endsWith(each.group))) &&
        (!each.kinds || each.kinds.has(kind)),
    );
}
