import { Content, Header, Page } from '@backstage/core-components';
import { HomePageStarredEntities } from '@backstage/plugin-home';
import Grid from '@material-ui/core/Grid';
import { MaturityMyTeamsCard } from '@platform-maturity/backstage-plugin-maturity';

/** The stages of the user's teams and of the starred entities. */
export const HomePage = () => (
  <Page themeId="home">
    <Header title="Home" />
    <Content>
      <Grid container spacing={3}>
        <Grid item xs={12} md={7}>
          <MaturityMyTeamsCard />
        </Grid>
        <Grid item xs={12} md={5}>
          <HomePageStarredEntities />
        </Grid>
      </Grid>
    </Content>
  </Page>
);
