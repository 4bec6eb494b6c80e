/**
 * Selects fields of an answer as Bitbucket does: a list of paths, in which a path to
 * an object stands for all of it.
 */
export function selectFields(body: unknown, paths: readonly string[]): unknown {
  if (paths.includes('')) {
    return body;
  }
  if (Array.isArray(body)) {
    return body.map(each => selectFields(each, paths));
  }
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  const inner = new Map<string, string[]>();
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    inner.set(name, [...(inner.get(name) ?? []), rest.join('.')]);
  }
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const wanted = inner.get(name);
      return wanted ? [[name, selectFields(value, wanted)]] : [];
    }),
  );
}
