import { ReactNode } from 'react';
import { Answer } from '../queries/useAnswer';
import { PanelProblem } from './Notice';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../translation';
import styles from './Bone.module.css';

/** A skeleton that is visible in both themes. */
export function Bone(props: { width: string; height: string }) {
  return (
    <div className={styles.bones}>
      <Skeleton className={styles.bone} {...props} />
    </div>
  );
}

const rows = Array.from({ length: 12 }, (_, index) => index);

/** A table's layout while it is loading. */
export function TableSkeleton() {
  const t = useTexts();
  return (
    <Flex direction="column" gap="2">
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Bone width="10rem" height="1.25rem" />
      {rows.map(row => (
        <Bone key={row} width="100%" height="2.5rem" />
      ))}
    </Flex>
  );
}

/** The content of a panel, a placeholder until it is loaded, or why it could not be. */
export function AnswerView<T>(props: {
  answer: Answer<T>;
  /** Read out while loading. */
  loading: string;
  /** Height of the placeholder, or the placeholder itself. */
  placeholder: string | ReactNode;
  /** Title of the error; names what could not be loaded. */
  failed?: string;
  children: (data: T) => ReactNode;
}) {
  const { answer, loading, placeholder, failed, children } = props;
  const { data, error, retry } = answer;
  if (error) {
    return <PanelProblem title={failed} error={error} onRetry={retry} />;
  }
  if (data === undefined) {
    return (
      <div role="status" aria-label={loading}>
        {typeof placeholder === 'string' ? (
          <Bone height={placeholder} width="100%" />
        ) : (
          placeholder
        )}
      </div>
    );
  }
  return <>{children(data)}</>;
}
