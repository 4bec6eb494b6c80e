import { WorldSize } from './world';

/** A request of a page. */
export interface ScorecardRequest {
  readonly title: string;
  /** Below `/api/maturity`, different for each request. */
  readonly toPath: (request: number) => string;
  /** Budget of the 95th percentile in milliseconds. */
  readonly p95: number;
}

const SCORECARD_P95 = 50;
const ENTITY_P95 = 15;

/** Requests for the whole organisation. */
const QUESTIONS = {
  counts: '/counts?',
  'counts by team': '/counts?groupBy=owner',
  'counts by team, through the group tree': '/counts?groupBy=owner&tree=true',
  'counts by system': '/counts?groupBy=system',
  'counts by domain': '/counts?groupBy=domain',
  'counts by type': '/counts?groupBy=type',
  'counts by lifecycle': '/counts?groupBy=lifecycle',
  'counts by tag': '/counts?groupBy=tag',
  'counts of a tag by team': '/counts?tag=language-3&groupBy=owner',
  'outcomes of all checks': '/checks?',
  'what to fix first': '/fixes?',
  'what to fix first, 20 fixes': '/fixes?limit=20',
  'list by name': '/assessments?sort=name:asc',
  'list by stage': '/assessments?sort=stage:desc',
  'list by measured': '/assessments?sort=measured:asc',
  'list by owner': '/assessments?sort=owner:asc',
  'list by next steps': '/assessments?sort=nextSteps:desc',
  'list of a text': '/assessments?text=number%20123',
  'list of a team': '/assessments?owner=group:default/team-7',
  'list of a failing check': '/assessments?check=check-3:fail',
  'list of 500': '/assessments?limit=500',
};

/** Selects all services, by another text each time: no answer is a remembered one. */
export function toNewFilter(request: number): string {
  return `lifecycle=production&lifecycle=experimental&lifecycle=none-${request}`;
}

/**
 * The requests of the pages for an organisation of this size. Each has a new
 * filter, so that no response is cached.
 */
export function scorecardRequests({ services }: WorldSize): ScorecardRequest[] {
  const entity = (title: string, rest: string): ScorecardRequest => ({
    title,
    toPath: request =>
      `/assessments/by-name/component/default/service-${
        (request * 7919) % services
      }${rest}`,
    p95: ENTITY_P95,
  });
  let asked = 0;
  return [
    ...Object.entries(QUESTIONS).map(
      ([title, path]): ScorecardRequest => ({
        title,
        toPath() {
          asked += 1;
          return `${path}&${toNewFilter(asked)}`;
        },
        p95: SCORECARD_P95,
      }),
    ),
    {
      title: 'counts by team, asked before',
      toPath: () => '/counts?groupBy=owner',
      p95: SCORECARD_P95,
    },
    entity('entity', ''),
    entity('history of an entity', '/history'),
  ];
}
