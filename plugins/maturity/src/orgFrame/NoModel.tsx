import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiStairsLine } from '@remixicon/react';
import { maturityTranslationRef } from '../translation';
import { Notice } from '../states/Notice';

/** The backend runs without any model. */
export function NoModel() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <Notice title={t('org.states.noModelTitle')} icon={<RiStairsLine />}>
      <p>{t('org.states.noModelText')}</p>
    </Notice>
  );
}
