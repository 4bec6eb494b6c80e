import { Button, ButtonLink, Link } from '@backstage/ui';
import {
  RiFilterOffLine,
  RiSeedlingLine,
  RiStairsLine,
} from '@remixicon/react';
import { Notice } from '../states/Notice';
import { useTexts } from '../translation';
import { countFilters, withoutFilters, useOrgLinks } from '../url/orgQuery';
import { useOrg } from './OrgContext';
import { useCounts } from '../queries/queries';
import { formatNumber } from '../format/numbers';

/** The backend runs without any model. */
export function NoModel() {
  const t = useTexts();
  return (
    <Notice title={t('org.states.noModelTitle')} icon={<RiStairsLine />}>
      <p>{t('org.states.noModelText')}</p>
    </Notice>
  );
}

function NoMatch() {
  const t = useTexts();
  const { change, filter } = useOrg();
  const links = useOrgLinks();
  const leftOut = useCounts({ filter }).data?.leftOut ?? 0;
  return (
    <Notice
      title={t('org.states.noMatchTitle')}
      icon={<RiFilterOffLine />}
      actions={
        <Button
          variant="secondary"
          onPress={() => change({ filter: withoutFilters })}
        >
          {t('org.filters.clear')}
        </Button>
      }
    >
      <p>{t('org.states.noMatchText')}</p>
      {leftOut > 0 && (
        <p>
          <Link href={links.services({ leftOut: true })}>
            {t('org.overview.leftOut', { shown: formatNumber(leftOut) })}
          </Link>
        </p>
      )}
    </Notice>
  );
}

function NothingAssessed() {
  const t = useTexts();
  const { model } = useOrg();
  const links = useOrgLinks();
  return (
    <Notice
      title={t('org.states.emptyTitle')}
      icon={<RiSeedlingLine />}
      actions={
        <ButtonLink variant="secondary" href={links.model()}>
          {t('org.states.emptyModelLink')}
        </ButtonLink>
      }
    >
      <p>{t('org.states.emptyText')}</p>
      <ol>
        <li>{t('org.states.emptyCatalog', { model: model.title })}</li>
        <li>{t('org.states.emptySources')}</li>
        <li>{t('org.states.emptyFirstRun')}</li>
      </ol>
    </Notice>
  );
}

/** The empty state: nothing matches the filters, or nothing is assessed yet. */
export function NothingFound() {
  const { query } = useOrg();
  return countFilters(query.filter) > 0 ? <NoMatch /> : <NothingAssessed />;
}
