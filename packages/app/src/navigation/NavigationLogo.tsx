import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './NavigationLogo.module.css';

const STEPS = [0, 1, 2, 3, 4];

/** Five rising steps, with the name beside them while the sidebar is open. */
export const NavigationLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={styles.logo} aria-label="Home">
      <svg viewBox="0 0 30 24" className={styles.mark} aria-hidden="true">
        {STEPS.map(step => (
          <rect
            key={step}
            x={step * 6}
            y={18 - step * 4}
            width="5"
            height={6 + step * 4}
            rx="1"
          />
        ))}
      </svg>
      {isOpen && <span className={styles.name}>Maturity demo</span>}
    </Link>
  );
};
