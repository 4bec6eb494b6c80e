import { EntityRefLink } from '@backstage/plugin-catalog-react';

const ENTITY_REF = /^[a-z]+:[^/\s]+\/\S+$/i;

/** The name of a person: a link when it is an entity ref. */
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
