import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { maturityGoneForgetPermission } from '@platform-maturity/backstage-plugin-maturity-common';
import { ChartPanel } from '../../charts/ChartPanel';
import { formatNumber } from '../../format/numbers';
import { useGoneEntities, useForgetGone } from '../../queries/gone';
import { PanelProblem } from '../../states/Notice';
import { useTexts } from '../../translation';

/**
 * Asks whether the data of many entities that left the catalog is to be deleted.
 * Nothing for those who may not decide it, and where nothing waits.
 */
export function GonePanel() {
  const t = useTexts();
  const { allowed } = usePermission({
    permission: maturityGoneForgetPermission,
  });
  const { data } = useGoneEntities({ isEnabled: allowed });
  const forget = useForgetGone();
  if (!data?.goneBefore) {
    return null;
  }
  const { stored, withheld, goneBefore } = data;
  return (
    <ChartPanel
      title={t('overview.gone.title')}
      text={t('overview.gone.text', {
        count: withheld,
        shown: formatNumber(withheld),
        stored: formatNumber(stored),
      })}
    >
      <p>{t('overview.gone.remedy')}</p>
      {forget.error && (
        <PanelProblem
          error={forget.error}
          onRetry={() => forget.start(goneBefore)}
        />
      )}
      <Button
        variant="secondary"
        isDisabled={forget.status === 'pending'}
        onPress={() => forget.start(goneBefore)}
      >
        {t('overview.gone.forget', {
          count: withheld,
          shown: formatNumber(withheld),
        })}
      </Button>
    </ChartPanel>
  );
}
