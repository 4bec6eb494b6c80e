import { WorldSize } from './world';

/** An endpoint with the parameters of one question. */
export interface ScorecardRequest {
  readonly title: string;
  /** Below `/api/maturity`; different readers may ask for different things. */
  readonly pathOf: (request: number) => string;
  /** Budget of the 95th percentile in milliseconds. */
  readonly p95: number;
}

const SCORECARD_P95 = 50;
const ENTITY_P95 = 15;

/** The questions that the pages of an organisation of this size ask. */
export function scorecardRequests({ services }: WorldSize): ScorecardRequest[] {
  const scorecard = (title: string, path: string): ScorecardRequest => ({
    title,
    pathOf: () => path,
    p95: SCORECARD_P95,
  });
  const grouping = (field: string) =>
    scorecard(`counts by ${field}`, `/counts?groupBy=${field}`);
  const entity = (title: string, rest: string): ScorecardRequest => ({
    title,
    pathOf: request =>
      `/assessments/by-name/component/default/service-${
        (request * 7919) % services
      }${rest}`,
    p95: ENTITY_P95,
  });
  return [
    scorecard('counts', '/counts'),
    ...['owner', 'system', 'domain', 'type', 'lifecycle', 'kind'].map(grouping),
    scorecard('counts of a tag', '/counts?tag=language-3&groupBy=owner'),
    scorecard('list by name', '/assessments?sort=name:asc&limit=50'),
    scorecard('list by stage', '/assessments?sort=stage:desc&limit=50'),
    scorecard('list by measured', '/assessments?sort=measured:asc&limit=50'),
    scorecard('list by owner', '/assessments?sort=owner:asc&limit=50'),
    scorecard('list, text', '/assessments?text=number%20123&limit=50'),
    scorecard(
      'list of an owner',
      '/assessments?owner=group:default/team-7&limit=50',
    ),
    scorecard(
      'list of a failing check',
      '/assessments?check=check-3:fail&sort=stageSince:desc&limit=50',
    ),
    scorecard('list of 500', '/assessments?limit=500'),
    entity('entity', ''),
    entity('history of an entity', '/history'),
  ];
}
