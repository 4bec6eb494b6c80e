import { Button } from '@backstage/ui';
import {
  ListMoversResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useId, useState } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import { formatNumber } from '../../format/numbers';
import { DaysChoice } from '../../layout/Choice';
import { useEntityWords } from '../../names/useEntityWords';
import { useOrg } from '../../orgFrame/OrgContext';
import { useStageChanges } from '../../queries/queries';
import {
  MoverRow,
  DirectedMover,
  sortMovers,
  useCauses,
} from '../../stageChanges/MoverRow';
import styles from '../../stageChanges/Movers.module.css';
import { useTexts } from '../../translation';
import { moverDays, useOverviewQuery } from './overviewQuery';
import { PanelMessage, PanelProblem } from '../../states/Notice';
import { useEntityTitle } from '../../names/useEntityTitle';
import { formatInstant } from '../../format/times';
import { DataRow, DataTable } from '../../charts/DataTable';
import { Bone } from '../../states/AnswerView';

const columns = ['name', 'from', 'to', 'when', 'why'] as const;

/** The stage changes as a table, with all checks that caused them. */
function MoverTable(props: { model: Model; items: readonly DirectedMover[] }) {
  const { model, items } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const cause = useCauses(model);
  const stageTitle = (id: string | undefined) =>
    id === undefined
      ? t('common.notAssessed')
      : model.stages.find(stage => stage.id === id)?.title ?? id;
  return (
    <DataTable
      isNumeric
      columns={columns.map(name => t(`overview.movers.column.${name}`))}
    >
      {items.map(({ mover }) => (
        <DataRow
          key={mover.entityRef}
          cells={[
            entityTitle(mover.entityRef),
            stageTitle(mover.from),
            stageTitle(mover.to),
            formatInstant(mover.at),
            mover.checks.map(cause).join('; '),
          ]}
        />
      ))}
    </DataTable>
  );
}

/** Stage changes of one direction under a heading. */
function MoverGroup(props: {
  model: Model;
  title: string;
  text?: string;
  none?: string;
  items: readonly DirectedMover[];
}) {
  const { model, title, text, none, items } = props;
  const titleId = useId();
  return (
    <div className={styles.group}>
      <h3 id={titleId} className={styles.title}>
        {title}
      </h3>
      {text && <p className={styles.quiet}>{text}</p>}
      {items.length > 0 ? (
        <ul className={styles.movers} aria-labelledby={titleId}>
          {items.map(moved => (
            <MoverRow key={moved.mover.entityRef} model={model} moved={moved} />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{none}</p>
      )}
    </div>
  );
}

const shownAtFirst = 4;
const mostShown = 100;

function useSentences(days: number) {
  const t = useTexts();
  const words = useEntityWords(useOrg().model);
  return ({ up, down, newcomers }: ListMoversResponse): string => {
    const moved = t('overview.movers.text', {
      up: formatNumber(up.total),
      down: formatNumber(down.total),
      days: formatNumber(days),
    });
    const first = t('overview.movers.textFirst', {
      entities: words.count(newcomers),
    });
    return newcomers > 0 ? `${moved} ${first}` : moved;
  };
}

function MoverLists(props: { movers: ListMoversResponse }) {
  const t = useTexts();
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

/** The entities whose stage changed in a period, with the checks that caused it. */
export function MoversPanel() {
  const t = useTexts();
  const { filter, model } = useOrg();
  const [overview, changeOverview] = useOverviewQuery();
  const [limit, setLimit] = useState(shownAtFirst);
  const days = overview.movers;
  const { data, error, isStale, retry } = useStageChanges({
    filter,
    days,
    limit,
  });
  const sentences = useSentences(days);
  const most = data ? Math.max(data.up.total, data.down.total) : 0;

  let body = <Bone width="100%" height="18rem" />;
  if (error) {
    body = <PanelProblem error={error} onRetry={retry} />;
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
