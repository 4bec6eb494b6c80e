import { Alert, Button } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import { useTexts } from '../translation';
import { readMessage } from './writeErrors';
import styles from './Form.module.css';

/** A day, chosen with the browser's own calendar. */
export function DayField(props: {
  label: string;
  hint?: string;
  value: string;
  min?: string;
  max?: string;
  isRequired?: boolean;
  onChange: (value: string) => void;
}) {
  const { label, hint, value, min, max, isRequired, onChange } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.day}
        value={value}
        min={min}
        max={max}
        required={isRequired}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={event => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** The fields of a form, with its buttons; what was typed stays when sending fails. */
export function Form(props: {
  label: string;
  submitText: string;
  isPending: boolean;
  isReady: boolean;
  error?: Error;
  /** In place of the error, for what the form can explain better. */
  problem?: ReactNode;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const t = useTexts();
  const { label, submitText, isPending, isReady, error, problem } = props;
  return (
    <form
      aria-label={label}
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
      {problem ??
        (error && (
          <Alert
            status="danger"
            icon
            role="alert"
            title={t('statements.failed')}
            description={readMessage(error)}
          />
        ))}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!isReady}
          isPending={isPending}
        >
          {submitText}
        </Button>
        <Button variant="tertiary" onPress={props.onCancel}>
          {t('statements.cancel')}
        </Button>
      </div>
    </form>
  );
}
