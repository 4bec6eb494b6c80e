import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { Legend } from './Legend';
import { toneOf } from './tone';

/** What the shades of the stages stand for. */
export function StageLegend(props: { model: Model }) {
  const { stages } = props.model;
  const { t } = useTranslationRef(maturityTranslationRef);
  const entries = [
    ...stages.map((stage, index) => ({
      id: stage.id,
      text: `${index + 1} ${stage.title}`,
      look: toneOf(index + 1, stages.length),
    })),
    {
      id: 'none',
      text: t('common.notAssessed'),
      look: toneOf(0, stages.length),
    },
  ];
  return <Legend label={t('org.chart.legend')} entries={entries} />;
}
