import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig, Link } from '@backstage/ui';
import { useMemo } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { formatNumber } from '../../format';
import { ShareMeter } from '../charts/ShareMeter';
import { StackedBar } from '../charts/StackedBar';
import { EntityName } from '../EntityName';
import { formatShareOf } from '../format';
import { useOrg } from '../OrgContext';
import { TeamSortField } from '../url/orgQuery';
import { useOrgLinks } from '../url/useOrgLinks';
import { TeamRow } from './teamRows';

/** A column; a sortable one is called as the URL calls it. */
type TeamColumn = ColumnConfig<TeamRow> &
  ({ isSortable: true; id: TeamSortField } | { isSortable?: false });

/** The columns of the teams table. */
export function useTeamColumns(): readonly TeamColumn[] {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, atLeast } = useOrg();
  const links = useOrgLinks();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('org.teams.team'),
        isRowHeader: true,
        isSortable: true,
        defaultWidth: '3fr',
        minWidth: 150,
        cell: ({ ownerRef, title }) =>
          ownerRef ? (
            <Cell>
              <EntityName isStrong entityRef={ownerRef} defaultKind="group" />
            </Cell>
          ) : (
            <CellText title={title} />
          ),
      },
      {
        id: 'distribution',
        label: t('org.teams.distribution'),
        defaultWidth: '8fr',
        minWidth: 240,
        cell: ({ ownerRef, title, counts }) => (
          <Cell>
            <StackedBar
              model={model}
              counts={counts}
              group={title}
              linkTo={({ id }) =>
                ownerRef && links.services({ owner: [ownerRef], stage: [id] })
              }
            />
          </Cell>
        ),
      },
      {
        id: 'total',
        label: t('org.teams.total'),
        isSortable: true,
        defaultWidth: '1fr',
        minWidth: 125,
        cell: ({ ownerRef, title, counts: { total } }) => {
          const shown = formatNumber(total);
          return ownerRef ? (
            <Cell>
              <Link
                href={links.services({ owner: [ownerRef] })}
                aria-label={t('org.teams.open', {
                  count: total,
                  shown,
                  team: title,
                })}
              >
                {shown}
              </Link>
            </Cell>
          ) : (
            <CellText title={shown} />
          );
        },
      },
      {
        id: 'atLeast',
        label: t('org.teams.atLeast', { rank: String(atLeast) }),
        isSortable: true,
        defaultWidth: '1fr',
        minWidth: 125,
        cell: row => (
          <CellText title={formatShareOf(row.atLeast, row.counts.total)} />
        ),
      },
      {
        id: 'measured',
        label: t('org.teams.measured'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 140,
        cell: ({ counts }) => (
          <Cell>
            <ShareMeter
              measured={counts.measured}
              label={t('org.teams.measured')}
            />
          </Cell>
        ),
      },
      {
        id: 'exemptions',
        label: t('org.teams.exemptions'),
        isSortable: true,
        defaultWidth: '1fr',
        minWidth: 145,
        cell: ({ counts }) => (
          <CellText title={formatNumber(counts.withExemptions)} />
        ),
      },
    ],
    [t, model, atLeast, links],
  );
}
