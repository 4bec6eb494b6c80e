import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { RiFilterOffLine, RiSeedlingLine } from '@remixicon/react';
import { maturityTranslationRef } from '../translation';
import { useOrg } from './OrgContext';
import { countFilters, withoutFilters } from '../url/orgQuery';
import { useOrgLinks } from '../url/useOrgLinks';
import { Notice } from '../states/Notice';

function NoMatch() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { change } = useOrg();
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
    </Notice>
  );
}

function NothingAssessed() {
  const { t } = useTranslationRef(maturityTranslationRef);
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

/** There is nothing to show: because of the filters, or because nothing is assessed yet. */
export function NothingFound() {
  const { query } = useOrg();
  return countFilters(query.filter) > 0 ? <NoMatch /> : <NothingAssessed />;
}
