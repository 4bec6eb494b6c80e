import { ReactNode } from 'react';
import { Section } from '../../layout/Section';
import { Bone } from '../../states/Bone';
import { useTexts } from '../../translation';
import styles from './TabLayout.module.css';

/** The layout of the entity tab: one part on top, the others in two columns on wide screens. */
export function TabLayout(props: {
  top: ReactNode;
  main?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      {props.top}
      {props.main && (
        <div className={styles.columns}>
          <div className={styles.column}>{props.main}</div>
          <div className={styles.column}>{props.aside}</div>
        </div>
      )}
    </div>
  );
}

function Block(props: { lines: number; height: string }) {
  return (
    <Section>
      <Bone width="14rem" height="1.25rem" />
      {Array.from({ length: props.lines }, (_, index) => (
        <Bone key={index} width="100%" height={props.height} />
      ))}
    </Section>
  );
}

/** The tab's layout while it is loading. */
export function TabSkeleton() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('entity.states.loading')}>
      <TabLayout
        top={<Block lines={1} height="4.5rem" />}
        main={
          <>
            <Block lines={3} height="7rem" />
            <Block lines={5} height="2rem" />
          </>
        }
        aside={
          <>
            <Block lines={1} height="8rem" />
            <Block lines={2} height="3rem" />
          </>
        }
      />
    </div>
  );
}
