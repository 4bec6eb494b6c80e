/**
 * Names the environment of a deployment. Code hosts mark production with a flag or
 * a tier, whatever it is called: its name is then that of a part of production.
 *
 * @public
 */
export function toEnvironment(
  name: string | null | undefined,
  isProduction: boolean,
): { readonly environment?: string; readonly part?: string } {
  const environment = name?.trim() || undefined;
  if (!isProduction) {
    return { environment };
  }
  return environment?.toLowerCase() === 'production'
    ? { environment }
    : { environment: 'production', part: environment };
}
