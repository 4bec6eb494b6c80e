import { Text } from '@backstage/ui';
import { useId } from 'react';
import { formatNumber } from '../../format/numbers';
import { Section } from '../../layout/Section';
import { useStageChanges } from '../../queries/queries';
import {
  DirectedMover,
  MoverRow,
  sortMovers,
} from '../../stageChanges/MoverRow';
import moverStyles from '../../stageChanges/Movers.module.css';
import { AnswerView } from '../../states/AnswerView';
import { useTexts } from '../../translation';
import { movedDays } from './useSteps';
import { Subject } from './useSubject';

const mostMovers = 100;
const shownMovers = 3;

function Movers(props: {
  subject: Subject;
  title: string;
  items: readonly DirectedMover[];
}) {
  const { subject, title, items } = props;
  const titleId = useId();
  if (items.length === 0) {
    return null;
  }
  return (
    <div className={moverStyles.group}>
      <h3 id={titleId} className={moverStyles.title}>
        {title}
      </h3>
      <ul className={moverStyles.movers} aria-labelledby={titleId}>
        {items.slice(0, shownMovers).map(moved => (
          <MoverRow
            key={moved.mover.entityRef}
            model={subject.memberModel}
            moved={moved}
          />
        ))}
      </ul>
    </div>
  );
}

/** The services that came up and down lately, the last ones first. */
export function RecentMovers(props: { subject: Subject }) {
  const { subject } = props;
  const t = useTexts();
  const answer = useStageChanges({
    filter: subject.filter,
    days: movedDays,
    limit: mostMovers,
  });
  return (
    <Section title={t('overview.movers.title')}>
      <AnswerView
        answer={answer}
        loading={t('organization.loading')}
        placeholder="10rem"
      >
        {response => {
          const { up, down } = sortMovers(response);
          const days = formatNumber(movedDays);
          if (up.length + down.length === 0) {
            return (
              <Text color="secondary">
                {t('overview.movers.none', { days })}
              </Text>
            );
          }
          return (
            <>
              <Text as="p">
                {t('overview.movers.text', {
                  up: formatNumber(response.up.total),
                  down: formatNumber(response.down.total),
                  days,
                })}
              </Text>
              <div className={moverStyles.groups}>
                <Movers
                  subject={subject}
                  title={t('overview.movers.up')}
                  items={up}
                />
                <Movers
                  subject={subject}
                  title={t('overview.movers.down')}
                  items={down}
                />
              </div>
            </>
          );
        }}
      </AnswerView>
    </Section>
  );
}
