import { TextField } from '@backstage/ui';
import { useTexts } from '../translation';

/** Characters of the longest link. */
const MAX_LINK = 1_000;

/** Whether a text can be a link to evidence; an empty one is none, and not wrong. */
export function isWrongLink(text: string): boolean {
  const link = text.trim();
  return (
    link !== '' && !(URL.canParse(link) && new URL(link).protocol === 'https:')
  );
}

/** A link to evidence, which has to be https. */
export function EvidenceField(props: {
  value: string;
  hint?: string;
  isRequired?: boolean;
  onChange: (text: string) => void;
}) {
  const t = useTexts();
  const { value, hint, isRequired, onChange } = props;
  const isWrong = isWrongLink(value);
  return (
    <TextField
      type="url"
      label={t('statements.evidence')}
      description={isWrong ? t('statements.evidenceInvalid') : hint}
      isInvalid={isWrong}
      isRequired={isRequired}
      maxLength={MAX_LINK}
      value={value}
      onChange={onChange}
    />
  );
}
