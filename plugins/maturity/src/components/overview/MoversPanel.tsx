import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ListMoversResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { Bone } from '../../states/Bone';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { useMovers } from '../../queries/useMovers';
import { moverDays } from './overviewQuery';
import { PanelMessage } from '../../states/PanelMessage';
import { PanelProblem } from '../../states/PanelProblem';
import { DaysChoice } from '../../layout/DaysChoice';
import { useOverviewQuery } from './useOverviewQuery';
import { MoverGroup } from './MoverGroup';
import { sortMovers } from '../../stageChanges/movers';
import styles from '../../stageChanges/Movers.module.css';
import { MoverTable } from './MoverTable';

const shownAtFirst = 4;
const mostShown = 100;

function useSentences(days: number) {
  const { t } = useTranslationRef(maturityTranslationRef);
  return ({ up, down, newcomers }: ListMoversResponse): string => {
    const moved = t('overview.movers.text', {
      up: formatNumber(up.total),
      down: formatNumber(down.total),
      days: formatNumber(days),
    });
    const first = t('overview.movers.textFirst', {
      count: newcomers,
      shown: formatNumber(newcomers),
    });
    return newcomers > 0 ? `${moved} ${first}` : moved;
  };
}

function MoverLists(props: { movers: ListMoversResponse }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model } = useOrg();
  const { up, down, measured } = sortMovers(props.movers);
  return (
    <div className={styles.groups}>
      <MoverGroup
        model={model}
        title={t('overview.movers.up')}
        none={t('overview.movers.noneUp')}
        items={up}
      />
      <MoverGroup
        model={model}
        title={t('overview.movers.down')}
        none={t('overview.movers.noneDown')}
        items={down}
      />
      {measured.length > 0 && (
        <MoverGroup
          model={model}
          title={t('overview.movers.measured')}
          text={t('overview.movers.measuredText')}
          items={measured}
        />
      )}
    </div>
  );
}

/** Who stands at another stage than some days ago, and which checks moved them. */
export function MoversPanel() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { filter, model } = useOrg();
  const { overview, changeOverview } = useOverviewQuery();
  const [limit, setLimit] = useState(shownAtFirst);
  const days = overview.movers;
  const { data, error, isStale, retry } = useMovers({ filter, days, limit });
  const sentences = useSentences(days);
  const most = data ? Math.max(data.up.total, data.down.total) : 0;

  let body = <Bone width="100%" height="18rem" />;
  if (error) {
    body = <PanelProblem error={error} retry={retry} />;
  } else if (data && most === 0) {
    body = (
      <PanelMessage>
        {t('overview.movers.none', { days: formatNumber(days) })}
      </PanelMessage>
    );
  } else if (data) {
    body = (
      <>
        <MoverLists movers={data} />
        {most > limit && limit < mostShown && (
          <Button
            className={styles.more}
            variant="tertiary"
            size="small"
            onPress={() => setLimit(Math.min(mostShown, limit * 5))}
          >
            {t('overview.movers.more')}
          </Button>
        )}
      </>
    );
  }
  return (
    <ChartPanel
      title={t('overview.movers.title')}
      text={data && sentences(data)}
      isStale={isStale}
      controls={
        <DaysChoice
          label={t('overview.movers.choice')}
          choices={moverDays}
          value={days}
          onChange={movers => changeOverview({ movers })}
        />
      }
      table={
        most > 0 &&
        data && (
          <MoverTable
            model={model}
            items={Object.values(sortMovers(data)).flat()}
          />
        )
      }
    >
      {body}
    </ChartPanel>
  );
}
