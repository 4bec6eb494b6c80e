import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { contentGroups } from '../query/fieldGroups';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { notShown, WithheldGroups } from '../query/withheldGroups';
import { readIncludes } from './readIncludes';

const NAMES = ['codeowners', 'includes'] as const;
const CONFIG = '.gitlab-ci.yml';
/** Where GitLab looks for CODEOWNERS, first match wins. */
const PLACES = [
  ['CODEOWNERS', 'owners1'],
  ['docs/CODEOWNERS', 'owners2'],
  ['.gitlab/CODEOWNERS', 'owners3'],
] as const;

/** Reads CODEOWNERS and the pipeline definition. */
export function toContentFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): GitlabFacts {
  const repository = answer.basics_repository;
  if (answer.basics_archived) {
    return fillFacts(NAMES, {
      unknown: 'the project is archived, so it was not asked about',
    });
  }
  if (repository && (repository.empty || !repository.rootRef)) {
    const evidence = [{ title: 'empty repository', url: answer.basics_url }];
    return {
      codeowners: { value: false, evidence },
      includes: { value: [], evidence },
    };
  }
  const reason = withheld.get('contents');
  if (reason || !answer.contents_files) {
    return fillFacts(NAMES, {
      unknown: reason ?? notShown(contentGroups.contents.needs),
    });
  }
  return {
    codeowners: readCodeowners(answer),
    includes: toIncludesFact(answer),
  };
}

function readCodeowners(answer: ProjectAnswer): FactObservation {
  for (const [path, key] of PLACES) {
    const [file] = readNodes(answer.contents_files?.[key]);
    if (typeof file?.rawTextBlob === 'string') {
      return {
        value: file.rawTextBlob.split('\n').some(isRule),
        evidence: [{ title: path, url: blobUrl(answer, path) }],
      };
    }
  }
  return {
    value: false,
    evidence: [{ title: 'no CODEOWNERS file', url: answer.basics_url }],
  };
}

/** Neither a comment nor the head of a section. */
function isRule(line: string): boolean {
  return /^\s*[^\s#[^]/.test(line);
}

function toIncludesFact(answer: ProjectAnswer): FactObservation {
  if (answer.basics_configPath !== CONFIG) {
    return {
      unknown: `the pipeline is defined at ${answer.basics_configPath}, which is not read`,
    };
  }
  const [file] = readNodes(answer.contents_files?.config);
  if (!file) {
    return {
      value: [],
      evidence: [{ title: `no ${CONFIG}`, url: answer.basics_url }],
    };
  }
  const evidence = [{ title: CONFIG, url: blobUrl(answer, CONFIG) }];
  const includes = readIncludes(file.rawTextBlob ?? '');
  return includes
    ? { value: [...includes], evidence }
    : { unknown: `${CONFIG} is not valid YAML` };
}

function blobUrl(answer: ProjectAnswer, path: string): string {
  return `${answer.basics_url}/-/blob/HEAD/${path}`;
}
