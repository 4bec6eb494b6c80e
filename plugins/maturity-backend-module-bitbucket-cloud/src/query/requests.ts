/** Returns the path of a repository, by workspace and slug. */
export function toPath(fullName: string): string {
  return `/repositories/${fullName
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
}

/** Writes a query; what is undefined is left out. */
export function toQuery(
  parameters: Readonly<Record<string, string | number>>,
): string {
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  ).toString();
}

/** Writes a text as a value in Bitbucket's query language. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
