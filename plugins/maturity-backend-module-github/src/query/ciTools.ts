/**
 * Tools that run pipelines elsewhere and report to GitHub, by words in the name of
 * their App or of a status. Other Apps, such as those that check licences or
 * coverage, run no pipeline.
 */
const TOOLS: readonly (readonly [title: string, name: RegExp])[] = [
  ['AppVeyor', /\bappveyor\b/i],
  ['AWS CodeBuild', /\bcode ?build\b/i],
  ['Azure Pipelines', /\bazure[- ]pipelines\b/i],
  ['Bamboo', /\bbamboo\b/i],
  ['Buildkite', /\bbuildkite\b/i],
  ['CircleCI', /\bcircle ?ci\b/i],
  ['Cirrus CI', /\bcirrus\b/i],
  ['Codefresh', /\bcodefresh\b/i],
  ['Concourse', /\bconcourse\b/i],
  ['Drone', /\bdrone\b/i],
  ['GitLab CI', /\bgitlab\b/i],
  ['Google Cloud Build', /\bcloud build\b/i],
  ['Harness', /\bharness\b/i],
  ['Jenkins', /\bjenkins\b/i],
  ['Semaphore', /\bsemaphore(?:ci)?\b/i],
  ['TeamCity', /\bteamcity\b/i],
  ['Tekton', /\b(?:tekton|pipelines as code)\b/i],
  ['Travis CI', /\btravis[- ]ci\b/i],
  ['Woodpecker', /\bwoodpecker\b/i],
];

/** The beginning by which statuses of pipelines are told from others. */
const PREFIX = /^(?:ci|continuous-integration)\/([\w.-]+)/i;

/** The end of the name of a status that is about a pull request. */
const PULL_REQUEST = /\/(?:pr|pr-head|pr-merge|pull[-_]?request)$/i;

/** Finds the tool that an App of GitHub belongs to, if it runs pipelines. */
export function findCiByApp(name: string): string | undefined {
  return TOOLS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Finds the tool that reports a status, if it is that of a pipeline of a branch. */
export function findCiByStatus(context: string): string | undefined {
  return PULL_REQUEST.test(context)
    ? undefined
    : findCiByApp(context) ?? PREFIX.exec(context)?.[1];
}
