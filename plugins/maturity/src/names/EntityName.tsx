import {
  useEntityPresentation,
  useEntityRefLink,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import styles from './EntityName.module.css';

const ENTITY_REF = /^[a-z]+:[^/\s]+\/\S+$/i;

/** The name of a person as text: of an entity ref, its last part. */
export function toPersonName(by: string): string {
  return ENTITY_REF.test(by) ? by.slice(by.indexOf('/') + 1) : by;
}

/** The name of a person: a link when it is an entity ref. */
export function PersonName(props: { by: string; isPlain?: boolean }) {
  const { by, isPlain } = props;
  return ENTITY_REF.test(by) && !isPlain ? (
    <EntityRefLink entityRef={by} />
  ) : (
    <>{toPersonName(by)}</>
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
