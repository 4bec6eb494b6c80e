import { EntityRefLink } from '@backstage/plugin-catalog-react';

const ENTITY_REF = /^[a-z]+:[^/\s]+\/\S+$/i;

/** Who said or granted something: a link when it is an entity, else the name. */
export function PersonName(props: { by: string; isPlain?: boolean }) {
  const { by, isPlain } = props;
  if (!ENTITY_REF.test(by)) {
    return <>{by}</>;
  }
  return isPlain ? (
    <>{by.slice(by.indexOf('/') + 1)}</>
  ) : (
    <EntityRefLink entityRef={by} />
  );
}
