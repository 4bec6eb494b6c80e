import { ciSystemCases } from '../__testUtils__/corpus/ciSystems';
import { Files, valueIn } from '../__testUtils__/detect';

/** Pipelines with a job for another folder. */
const filtered: readonly Files[] = [
  {
    'azure-pipelines.yml':
      'trigger:\n  paths:\n    include: [services/west]\nsteps:\n- script: trivy fs .\n',
    'services/east/a.ts': 'x',
  },
  {
    '.gitlab-ci.yml':
      's:\n  script: [trivy fs .]\n  rules:\n  - changes: [services/west/**/*]\n',
    'services/east/a.ts': 'x',
  },
  {
    '.gitlab-ci.yml':
      's:\n  script: [trivy fs .]\n  only:\n    changes: [services/west/**/*]\n',
    'services/east/a.ts': 'x',
  },
  {
    '.woodpecker.yml':
      'when:\n  path: services/west/**\nsteps:\n  s:\n    image: x\n    commands: [trivy fs .]\n',
    'services/east/a.ts': 'x',
  },
  {
    'bitbucket-pipelines.yml':
      'pipelines:\n  default:\n  - step:\n      condition:\n        changesets:\n          includePaths: ["services/west/**"]\n      script: [trivy fs .]\n',
    'services/east/a.ts': 'x',
  },
];

describe('CI systems', () => {
  it.each(ciSystemCases)('show %s by %j: %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });

  it.each(filtered.map(files => [files]))(
    'leave out jobs that are for other folders: %j',
    files => {
      expect(valueIn('securityScanners', files, 'services/east')).toEqual([]);
      expect(valueIn('securityScanners', files)).toEqual(['Trivy']);
    },
  );
});
