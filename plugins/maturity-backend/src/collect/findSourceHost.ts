import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { findCodeHost, findNamedRepositories } from './codeHosts';
import { readCodeLocation } from './codeLocation';

/**
 * Finds the kind of host of the source code, which decides the tool to ask: what
 * the host of its location is configured as. An annotation with a slug counts
 * only for an entity whose location is no web address.
 */
export function findSourceHost(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): FactObservation {
  const location = readCodeLocation(entity);
  if (location && 'url' in location) {
    const { host } = new URL(location.url);
    const value = findCodeHost(location.url, integrations);
    return value
      ? { value, evidence: [{ title: host }] }
      : outOfScope(`no integration for source code is configured for ${host}`);
  }
  const named = findNamedRepositories(entity);
  if (named.length === 0) {
    return outOfScope(
      location?.problem ?? 'the entity names no location of its code',
    );
  }
  const [{ host, evidence }] = named;
  return named.every(one => one.host === host)
    ? { value: host, evidence: [evidence] }
    : {
        unknown: `annotations name repositories on different hosts: ${named
          .map(({ key }) => key)
          .join(', ')}`,
      };
}

/** No source that asks a host can look at such an entity. */
function outOfScope(unknown: string): FactObservation {
  return { unknown, outOfScope: true };
}
