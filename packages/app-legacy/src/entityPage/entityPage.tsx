import { EntitySwitch, isKind } from '@backstage/plugin-catalog';
import { apiPage } from './apiPage';
import { componentPage } from './componentPage';
import { groupPage } from './groupPage';
import { partsPage } from './partsPage';
import { resourcePage } from './resourcePage';
import { userPage } from './userPage';

/** The page of one entity; each kind has its own tabs. */
export const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('component')}>
      {componentPage}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('api')}>{apiPage}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('group')}>{groupPage}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('user')}>{userPage}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind(['system', 'domain'])}>
      {partsPage}
    </EntitySwitch.Case>
    <EntitySwitch.Case>{resourcePage}</EntitySwitch.Case>
  </EntitySwitch>
);
