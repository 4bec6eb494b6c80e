import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CountAssessmentsResponse,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { StackedBar } from '../../charts/StackedBar';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToGroup } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { useGroupTitle } from '../../names/useGroupTitle';
import styles from './GroupedDistribution.module.css';

/** One group: its name, its bar, its size. */
export function GroupRow(props: {
  group: CountAssessmentsResponse['groups'][number];
  field: GroupByField;
}) {
  const { group, field } = props;
  const { value, total } = group;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, filter } = useOrg();
  const links = useOrgLinks();
  const title = useGroupTitle()(field, value);
  const narrowed = narrowToGroup(filter, field, value);
  const size = t('org.services', { count: total, shown: formatNumber(total) });

  return (
    <li className={styles.row}>
      <Link className={styles.name} to={links.services(narrowed)} title={title}>
        {title}
      </Link>
      <StackedBar
        model={model}
        counts={group}
        group={title}
        linkTo={({ id }) => links.services({ ...narrowed, stage: [id] })}
      />
      <span className={styles.size}>{size}</span>
    </li>
  );
}
