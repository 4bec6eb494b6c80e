import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Text,
} from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  maturitySourceTryPermission,
  SourceHealth,
  SourceProblem,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode, useState } from 'react';
import { RelativeTime } from '../../format/RelativeTime';
import { formatNumber } from '../../format/numbers';
import { useTexts } from '../../translation';
import { AnswerBar } from './AnswerBar';
import { BudgetBars } from './BudgetBars';
import styles from './Sources.module.css';
import { SourceStateFace } from './SourceStateFace';
import { SourceTrial } from './SourceTrial';

/** The times of a source and its requests, in one line. */
function RunLine(props: { source: SourceHealth }) {
  const t = useTexts();
  const { lastRun, nextRunAt, cron, everySeconds, isRunning, isPushed } =
    props.source;
  const parts: ReactNode[] = [];
  if (isPushed) {
    parts.push(t('sources.pushed'));
  }
  if (isRunning) {
    parts.push(t('sources.running'));
  }
  if (lastRun) {
    parts.push(
      t(isPushed ? 'sources.lastPush' : 'sources.ran', {
        time: <RelativeTime instant={lastRun.endedAt} />,
      }),
    );
  }
  if (nextRunAt) {
    parts.push(
      t('sources.next', { time: <RelativeTime instant={nextRunAt} /> }),
    );
  } else if (cron) {
    parts.push(t('sources.cron', { cron }));
  } else if (everySeconds === undefined && !isPushed) {
    parts.push(t('sources.byHand'));
  }
  if (lastRun?.requests !== undefined) {
    parts.push(
      t('sources.requests', {
        count: lastRun.requests,
        shown: formatNumber(lastRun.requests),
      }),
    );
  }
  return (
    <Text variant="body-small" color="secondary">
      {parts.map((part, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
    </Text>
  );
}

function Problems(props: {
  problems: readonly SourceProblem[];
  isPushed?: boolean;
}) {
  const t = useTexts();
  const { isPushed, problems } = props;
  return (
    <section>
      <Text as="h4" variant="body-medium" weight="bold">
        {t(isPushed ? 'sources.refused' : 'sources.problems')}
      </Text>
      <ul className={styles.problems}>
        {problems.map(({ message, entities }) => (
          <li key={message}>
            <Text variant="body-small" color="secondary">
              {t(
                isPushed ? 'sources.refusedFacts' : 'sources.problemEntities',
                { count: entities, shown: formatNumber(entities) },
              )}
            </Text>
            <Text variant="body-small" className={styles.message}>
              {message}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All about one source: why it failed, what it does not know, and a trial. */
function SourceDetail(props: { source: SourceHealth }) {
  const t = useTexts();
  const { lastRun, problems, sourceId, isPushed } = props.source;
  const { allowed } = usePermission({
    permission: maturitySourceTryPermission,
  });
  return (
    <div className={styles.detail}>
      {lastRun?.error && (
        <Alert
          status="danger"
          icon
          title={t('sources.error')}
          description={lastRun.error}
        />
      )}
      {lastRun && lastRun.collectedBefore > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('sources.before', {
            count: lastRun.collectedBefore,
            shown: formatNumber(lastRun.collectedBefore),
          })}
        </Text>
      )}
      {problems.length > 0 && (
        <Problems problems={problems} isPushed={isPushed} />
      )}
      {lastRun && !lastRun.error && problems.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t(isPushed ? 'sources.noneRefused' : 'sources.noProblems')}
        </Text>
      )}
      {allowed && !isPushed && <SourceTrial sourceId={sourceId} />}
    </div>
  );
}

/** One source, with its details below when it is opened. */
export function SourceItem(props: { source: SourceHealth }) {
  const { source } = props;
  const [isOpened, setIsOpened] = useState(false);
  return (
    <Accordion
      className={styles.item}
      onExpandedChange={isOpen => setIsOpened(isOpened || isOpen)}
    >
      <div className={styles.row}>
        <AccordionTrigger level={3} className={styles.trigger}>
          <span className={styles.head}>
            <SourceStateFace state={source.state} />
            <span className={styles.words}>
              <Text className={styles.name}>{source.title}</Text>
              <RunLine source={source} />
            </span>
          </span>
        </AccordionTrigger>
        <div className={styles.bars}>
          <AnswerBar source={source} />
          {source.lastRun?.budgets && (
            <BudgetBars
              source={source.title}
              budgets={source.lastRun.budgets}
            />
          )}
        </div>
      </div>
      <AccordionPanel>
        {isOpened && <SourceDetail source={source} />}
      </AccordionPanel>
    </Accordion>
  );
}
