import { useEntity } from '@backstage/plugin-catalog-react';

/** The maturity tab of the entity page that it stands on. */
export function EntityMaturityContent() {
  const { entity } = useEntity();
  return <>{entity.metadata.name}</>;
}
