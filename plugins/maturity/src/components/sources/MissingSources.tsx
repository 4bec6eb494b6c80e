import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import {
  MissingSource,
  SettledCheck,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataRow, DataTable } from '../../charts/DataTable';
import { formatNumber } from '../../format/numbers';
import { findCheck } from '../../names/CheckText';
import { useOrg } from '../../orgFrame/OrgContext';
import { useMissingSources } from '../../queries/sources';
import { AnswerView } from '../../states/AnswerView';
import { PanelMessage } from '../../states/Notice';
import { useTexts } from '../../translation';
import styles from './Sources.module.css';

/** The title of a check of any model; its id where the model does not have it. */
function useCheckTitle() {
  const { models } = useOrg();
  return ({ modelId, checkId }: SettledCheck) => {
    const model = models.find(({ id }) => id === modelId);
    return (model && findCheck(model, checkId)?.title) ?? checkId;
  };
}

function useLinked(source: MissingSource): string | undefined {
  const t = useTexts();
  const { annotations, linked } = source;
  if (!annotations || linked === undefined) {
    return undefined;
  }
  const names = new Intl.ListFormat(undefined, { type: 'disjunction' }).format(
    annotations,
  );
  return linked === 0
    ? t('sources.missing.notLinked', { annotations: names })
    : t('sources.missing.linked', {
        count: linked,
        shown: formatNumber(linked),
        annotations: names,
      });
}

/** One source, with the checks that it could measure below. */
function MissingItem(props: { source: MissingSource; most: number }) {
  const { source, most } = props;
  const { title, install, setting, results, checks } = source;
  const t = useTexts();
  const toTitle = useCheckTitle();
  const linked = useLinked(source);
  const settled = t('sources.missing.results', {
    count: results,
    shown: formatNumber(results),
  });
  const facts = [
    ...(results > 0 ? [settled] : []),
    ...(linked ? [linked] : []),
  ];
  return (
    <Accordion className={styles.item}>
      <div className={styles.row}>
        <AccordionTrigger level={3} className={styles.trigger}>
          <span className={styles.words}>
            <Text className={styles.name}>{title}</Text>
            <Text variant="body-small" color="secondary">
              {facts.join(' · ')}
            </Text>
          </span>
        </AccordionTrigger>
        <span className={styles.track} aria-hidden>
          <span
            className={styles.length}
            style={{ inlineSize: `${(100 * results) / Math.max(most, 1)}%` }}
          />
        </span>
      </div>
      <AccordionPanel>
        <div className={styles.detail}>
          <Text as="p" variant="body-small">
            {install &&
              t('sources.missing.install', { name: <code>{install}</code> })}
            {setting &&
              t('sources.missing.setting', { name: <code>{setting}</code> })}
          </Text>
          <ul className={styles.problems}>
            {checks.map(check => (
              <li key={`${check.modelId} ${check.checkId}`}>
                <Text variant="body-small">{toTitle(check)}</Text>
                <Text variant="body-small" color="secondary">
                  {t('sources.missing.unknown', {
                    count: check.unknown,
                    shown: formatNumber(check.unknown),
                  })}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      </AccordionPanel>
    </Accordion>
  );
}

function MissingTable(props: { sources: readonly MissingSource[] }) {
  const t = useTexts();
  return (
    <DataTable
      isNumeric
      columns={[
        t('sources.column.source'),
        t('sources.missing.column.results'),
        t('sources.missing.column.linked'),
        t('sources.missing.column.checks'),
      ]}
    >
      {props.sources.map(({ sourceId, title, results, linked, checks }) => (
        <DataRow
          key={sourceId}
          cells={[
            title,
            formatNumber(results),
            linked === undefined ? '–' : formatNumber(linked),
            formatNumber(checks.length),
          ]}
        />
      ))}
    </DataTable>
  );
}

/** The sources that are not connected, those first that would settle the most results. */
export function MissingSources() {
  const t = useTexts();
  const answer = useMissingSources();
  const items = answer.data?.items ?? [];
  const most = Math.max(0, ...items.map(({ results }) => results));
  return (
    <ChartPanel
      title={t('sources.missing.title')}
      text={t('sources.missing.text')}
      table={items.length > 0 && <MissingTable sources={items} />}
    >
      <AnswerView
        answer={answer}
        loading={t('sources.missing.loading')}
        failed={t('sources.missing.failed')}
        placeholder="8rem"
      >
        {() =>
          items.length > 0 ? (
            <div className={styles.items}>
              {items.map(source => (
                <MissingItem
                  key={source.sourceId}
                  source={source}
                  most={most}
                />
              ))}
            </div>
          ) : (
            <PanelMessage>{t('sources.missing.none')}</PanelMessage>
          )
        }
      </AnswerView>
    </ChartPanel>
  );
}
