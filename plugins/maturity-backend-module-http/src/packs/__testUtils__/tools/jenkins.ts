import { JsonObject, JsonValue } from '@backstage/types';
import { FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { PackTool, TOKEN } from '../PackTool';

const USER = 'maturity';

/** The fields that a `tree` names, each with the fields inside it. */
interface Tree {
  readonly [field: string]: Tree;
}

/**
 * Reads the parameter `tree` as
 * {@link https://www.jenkins.io/doc/book/using/remote-access-api/ | Jenkins} describes
 * it: names, each with those inside it in brackets.
 */
function parseTree(text: string): Tree {
  const tokens = text.match(/\w+|\*|[[\],]/g) ?? [];
  if (tokens.join('') !== text) {
    throw new Error(`no tree: ${text}`);
  }
  const read = (isInner: boolean): Tree => {
    const fields: Record<string, Tree> = {};
    for (let token = tokens.shift(); token; token = tokens.shift()) {
      const isOpen = tokens[0] === '[' && tokens.shift();
      fields[token] = isOpen ? read(true) : {};
      const next = tokens.shift();
      if (next === undefined ? isInner : next === ']' && !isInner) {
        throw new Error(`brackets do not match: ${text}`);
      }
      if (next !== ',') {
        return fields;
      }
    }
    throw new Error(`nothing in brackets: ${text}`);
  };
  return read(false);
}

/** Shows of a value only the fields that are asked for, and always its class. */
function prune(value: JsonValue, tree: Tree): JsonValue {
  if (Array.isArray(value)) {
    return value.map(each => prune(each, tree));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const shown = Object.entries(value).filter(
    ([name]) => name === '_class' || name in tree || '*' in tree,
  );
  return Object.fromEntries(
    shown.map(([name, own]) => [name, prune(own!, tree[name] ?? {})]),
  );
}

const tool: PackTool = {
  auth: { basic: { username: USER, password: TOKEN } },
  start: (items, port) =>
    FakeTool.start({
      port,
      credentials: {
        authorization: `Basic ${btoa(`${USER}:${TOKEN}`)}`,
      },
      routes: [
        {
          operation: '/api/json',
          answer: url => ({
            body: prune(
              {
                _class: 'hudson.model.Hudson',
                mode: 'NORMAL',
                jobs: [...items],
              },
              parseTree(url.searchParams.get('tree') ?? ''),
            ),
          }),
        },
      ],
    }),
};

const at = (fullName: string) => ({
  fullName,
  name: fullName.split('/').pop()!,
  url: `https://jenkins.example.com/job/${fullName.replaceAll('/', '/job/')}/`,
});

const folder = (fullName: string, ...jobs: JsonObject[]): JsonObject => ({
  ...at(fullName),
  _class: 'com.cloudbees.hudson.plugins.folder.Folder',
  actions: [{}],
  jobs,
});

const multibranch = (fullName: string, ...jobs: JsonObject[]): JsonObject => ({
  ...folder(fullName, ...jobs),
  _class:
    'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
});

const build = (timestamp: string, tests?: number): JsonObject => ({
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  number: 7,
  result: 'SUCCESS',
  timestamp: Date.parse(timestamp),
  actions: [
    { _class: 'hudson.model.CauseAction', causes: [] },
    {},
    ...(tests === undefined
      ? []
      : [
          {
            _class: 'hudson.tasks.junit.TestResultAction',
            failCount: 0,
            totalCount: tests,
          },
        ]),
  ],
});

const job = (
  fullName: string,
  lastCompletedBuild: JsonObject | null,
  more: JsonObject = {},
): JsonObject => ({
  ...at(fullName),
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  actions: [{}],
  buildable: true,
  lastCompletedBuild,
  ...more,
});

const isDefault = {
  actions: [
    {},
    {
      _class: 'jenkins.scm.api.metadata.ObjectMetadataAction',
      objectUrl: 'https://git.example.com/acme/shop/tree/main',
    },
    { _class: 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction' },
  ],
};

const packCase: PackCase = {
  annotations: {
    shop: { 'jenkins.io/job-full-name': 'central:acme/shop' },
    web: { 'jenkins.io/job-full-name': 'web-build, web-nightly' },
    docs: { 'jenkins.io/github-folder': 'acme/docs' },
    old: { 'jenkins.io/job-full-name': 'old' },
    gone: { 'jenkins.io/job-full-name': 'acme/gone' },
  },
  items: [
    folder(
      'acme',
      multibranch(
        'acme/shop',
        job('acme/shop/main', build('2026-11-20T10:00:00Z', 1_204), isDefault),
        // Another branch was built later, and tells nothing of the default one.
        job('acme/shop/feature%2Fcart', build('2026-11-28T10:00:00Z', 1_300)),
      ),
      multibranch('acme/docs', job('acme/docs/main', null, isDefault)),
    ),
    job('web-build', build('2026-11-27T10:00:00Z', 12)),
    job('web-nightly', build('2026-11-28T02:00:00Z'), { buildable: false }),
    job('old', null, { buildable: false }),
  ],
  filler: number => job(`job-${number}`, build('2026-11-01T10:00:00Z')),
  facts: {
    shop: {
      jobs: 1,
      enabledJobs: 1,
      defaultBranchBuild: '2026-11-20T10:00:00.000Z',
      defaultBranchTests: 1_204,
      lastBuild: /found nothing/,
    },
    web: {
      jobs: 2,
      enabledJobs: 1,
      defaultBranchBuild: /found nothing/,
      defaultBranchTests: /found nothing/,
      lastBuild: '2026-11-28T02:00:00.000Z',
    },
    docs: {
      jobs: 1,
      defaultBranchBuild: /found nothing/,
      defaultBranchTests: /found nothing/,
    },
    old: { jobs: 1, enabledJobs: 0, lastBuild: /found nothing/ },
    gone: { jobs: /nothing was found for acme\/gone/ },
  },
};

/** Jobs in folders, and branches in multibranch projects. */
export const jenkins = { tool, case: packCase };
