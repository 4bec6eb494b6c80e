import {
  useEntityPresentation,
  useEntityRefLink,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import styles from './EntityName.module.css';

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

/** An entity's name as the rest of the portal shows it, leading to its page. */
export function EntityName(props: {
  entityRef: string;
  defaultKind?: string;
  /** Says more of the name in the tooltip than it can show. */
  isStrong?: boolean;
}) {
  const { entityRef, defaultKind, isStrong } = props;
  const { primaryTitle, secondaryTitle } = useEntityPresentation(entityRef, {
    defaultKind,
  });
  const address = useEntityRefLink()(entityRef);
  return (
    <Link
      href={address}
      standalone
      className={styles.name}
      weight={isStrong ? 'bold' : 'regular'}
      title={
        secondaryTitle ? `${primaryTitle} · ${secondaryTitle}` : primaryTitle
      }
    >
      {primaryTitle}
    </Link>
  );
}
