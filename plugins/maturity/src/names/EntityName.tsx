import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import styles from './EntityName.module.css';

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
