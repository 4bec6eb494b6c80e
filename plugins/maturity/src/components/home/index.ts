export { MyTeamsContent } from './MyTeamsContent';
