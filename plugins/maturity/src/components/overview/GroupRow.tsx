import {
  CountAssessmentsResponse,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Link } from 'react-router-dom';
import { StackedBar } from '../../charts/StackedBar';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToGroup } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { useGroupTitle } from '../../names/useGroupTitle';
import styles from './GroupedDistribution.module.css';
import { useEntityWords } from '../../names/useEntityWords';

/** One group: its name, its bar, its size. */
export function GroupRow(props: {
  group: CountAssessmentsResponse['groups'][number];
  field: GroupByField;
}) {
  const { group, field } = props;
  const { value, total } = group;
  const { model, filter } = useOrg();
  const links = useOrgLinks();
  const title = useGroupTitle()(field, value);
  const narrowed = narrowToGroup(filter, field, value);
  const size = useEntityWords(model).count(total);

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
