import {
  CheckChange,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { useTexts } from '../translation';
import { outcomes } from '../outcome/outcomes';
import { findCheck } from '../names/checks';

/** Describes the change of a check: "Runs tests: Not met, now Met". */
export function useCauses(model: Model): (change: CheckChange) => string {
  const t = useTexts();
  return useCallback(
    ({ id, from, to }) => {
      const check = findCheck(model, id)?.title ?? id;
      if (to === undefined) {
        return t('overview.movers.gone', { check });
      }
      const after = t(outcomes[to].word);
      return from === undefined
        ? t('overview.movers.appeared', { check, to: after })
        : t('overview.movers.changed', {
            check,
            from: t(outcomes[from].word),
            to: after,
          });
    },
    [model, t],
  );
}
