import { Button } from '@backstage/ui';
import {
  Model,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useTexts } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { StageChangeCause } from './StageChangeCause';
import styles from './StageHistory.module.css';

const shownAtFirst = 4;

/** The checks that came to something else when the stage changed. */
export function StageChangeCauses(props: {
  change: StageChange;
  model: Model;
  names: FactNames;
}) {
  const t = useTexts();
  const { change, model, names } = props;
  const { checks } = change;
  const [isWhole, setIsWhole] = useState(false);
  const titles = new Map(
    model.stages.flatMap(stage =>
      stage.checks.map(check => [check.id, check.title] as const),
    ),
  );
  // One more line is no shorter than the words that it hides behind.
  const isShort = isWhole || checks.length <= shownAtFirst + 1;
  const shown = isShort ? checks : checks.slice(0, shownAtFirst);
  return (
    <>
      <ul className={styles.causes}>
        {shown.map(check => (
          <li key={check.id}>
            <StageChangeCause
              title={titles.get(check.id) ?? check.id}
              entityRef={change.entityRef}
              change={check}
              names={names}
            />
          </li>
        ))}
      </ul>
      {!isShort && (
        <Button
          variant="tertiary"
          size="small"
          className={styles.more}
          onPress={() => setIsWhole(true)}
        >
          {t('entity.history.more', { count: checks.length - shownAtFirst })}
        </Button>
      )}
    </>
  );
}
