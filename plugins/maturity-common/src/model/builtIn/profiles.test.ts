import { judgeEntity, World } from './__testUtils__/judgeEntity';
import { profiles, running } from './profiles';

/** Components with pages, so that checks of documentation apply. */
const metadata = { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } };

const everything = judgeEntity({ spec: {}, metadata }).checks.length;

function judge(spec: World['spec'], facts?: World['facts']) {
  const { checks, leftOut, profile } = judgeEntity({ spec, facts, metadata });
  const isAsked = (id: string) =>
    checks.find(({ checkId }) => checkId === id)?.outcome !== 'notApplicable';
  return {
    leftOut,
    profile,
    asked: checks.filter(({ checkId }) => isAsked(checkId)).length,
    isAskedToDeploy: isAsked('automated-deploy'),
  };
}

describe('profiles of components', () => {
  it.each(
    profiles.flatMap(({ id, types }) => types.map(type => [type, id] as const)),
  )('take the type %s for a %s', (type, id) => {
    const { profile, isAskedToDeploy } = judge({ type });
    expect(profile).toMatchObject({ id, type, isDefault: false });
    expect(isAskedToDeploy).toBe(running.includes(id));
    expect(judge({ type: ` ${type.toUpperCase()} ` }).profile?.id).toBe(id);
  });

  it.each([
    ['a type that nobody uses', 'payments-thing'],
    ['a type that only begins like a library', 'library-service'],
    ['a type that holds the name of another', 'my-docs'],
    ['a plural', 'libraries'],
    ['a type with a typo', 'libary'],
    ['an empty type', ''],
    ['a type of another language', 'bibliothek'],
    ['a number', 7],
    ['a list', ['library']],
    ['an object', { library: true }],
    ['null', null],
    ['no type', undefined],
    ['the name of a method', 'toString'],
    ['the name of a property', '__proto__'],
  ])('ask everything of a component with %s', (_name, type) => {
    const { asked, profile } = judge(type === undefined ? {} : { type });
    expect(profile).toMatchObject({ id: 'service', isDefault: true });
    expect(asked).toBe(everything);
  });

  it.each([
    ...['service', 'website', 'data-pipeline', 'mobile-app', 'terraform'],
  ])('ask everything of a %s', type => {
    expect(judge({ type }).asked).toBe(everything);
  });

  it.each(['library', 'npm-package', 'cli', 'documentation'])(
    'ask a %s only for what it can have',
    type => {
      expect(judge({ type }).asked).toBe(everything - 12);
    },
  );

  it.each([
    ['library', { 'repository/deployWorkflows': ['deploy.yml'] }],
    ['npm-package', { 'delivery/deployments90d': 1 }],
    ['cli', { 'github/deployments': 3 }],
    ['backstage-frontend-plugin', { 'gitlab/deployments': 3 }],
    ['documentation', { 'repository/deployWorkflows': ['deploy.yml'] }],
  ])('show what contradicts the type %s: %j', (type, facts) => {
    expect(judge({ type }).profile?.contradictions).toEqual([]);
    const { contradictions } = judge({ type }, facts).profile!;
    expect(contradictions).toContainEqual(
      expect.objectContaining({ fact: Object.keys(facts)[0] }),
    );
  });

  it.each([
    ['deprecated', true],
    ['Deprecated', true],
    ['retired', true],
    ['Retired', true],
    ['end-of-life', true],
    ['EOL', true],
    ['sunset', true],
    ['production', false],
    ['experimental', false],
    ['not deprecated', false],
    [undefined, false],
  ])('count a component with the lifecycle %s or not', (lifecycle, isLeft) => {
    const { leftOut } = judge(lifecycle === undefined ? {} : { lifecycle });
    expect(leftOut).toBe(isLeft ? 'Deprecated or retired' : undefined);
  });
});
