import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { Settings } from '@backstage/plugin-user-settings';
import CategoryIcon from '@material-ui/icons/Category';
import CreateIcon from '@material-ui/icons/AddCircleOutline';
import DocsIcon from '@material-ui/icons/LibraryBooks';
import ApiIcon from '@material-ui/icons/Extension';
import HomeIcon from '@material-ui/icons/Home';
import MenuIcon from '@material-ui/icons/Menu';
import StairsIcon from '@material-ui/icons/SignalCellularAlt';
import { PropsWithChildren } from 'react';

/** The sidebar and the current page. */
export const Navigation = ({ children }: PropsWithChildren<{}>) => (
  <SidebarPage>
    <Sidebar>
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarItem icon={HomeIcon} to="home" text="Home" />
        <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
        <SidebarItem icon={StairsIcon} to="maturity" text="Maturity" />
        <SidebarDivider />
        <SidebarItem icon={ApiIcon} to="api-docs" text="APIs" />
        <SidebarItem icon={CreateIcon} to="create" text="Create" />
        <SidebarItem icon={DocsIcon} to="docs" text="Docs" />
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <Settings />
    </Sidebar>
    {children}
  </SidebarPage>
);
