import { ReactNode } from 'react';
import { Answer } from '../queries/useAnswer';
import { Bone } from './Bone';
import { PanelProblem } from './problems';

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
