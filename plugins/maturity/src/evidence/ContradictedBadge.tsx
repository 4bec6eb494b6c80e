import { Badge } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { useTexts } from '../translation';

/** Marks a check that an observation fails although it is declared or attested. */
export function ContradictedBadge() {
  const t = useTexts();
  return (
    <Badge size="small" icon={<RiErrorWarningLine />}>
      {t('entity.contradicted.word')}
    </Badge>
  );
}
