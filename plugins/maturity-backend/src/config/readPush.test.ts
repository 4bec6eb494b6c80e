import { qualitySource } from '../push/__testUtils__/quality';
import { readPush } from './readPush';

const github = { type: 'github', audience: 'maturity' };
const sources = { quality: qualitySource };

it('knows the public hosts', () => {
  const { issuers } = readPush(
    {
      issuers: {
        github,
        gitlab: { ...github, type: 'gitlab', issuer: 'https://git.acme.com' },
      },
    },
    [],
  );
  expect(issuers).toMatchObject([
    {
      issuer: 'https://token.actions.githubusercontent.com',
      binding: {
        claim: 'repository',
        annotation: 'github.com/project-slug',
        webUrl: 'https://github.com',
      },
      require: new Map([['ref_protected', ['true']]]),
    },
    {
      issuer: 'https://git.acme.com',
      binding: { claim: 'project_path', webUrl: 'https://git.acme.com' },
    },
  ]);
});

it.each<[string, object, string]>([
  [
    'an issuer that is not there',
    { sources: { quality: { ...qualitySource, issuers: ['x'] } } },
    "maturity.push.sources.quality.issuers: there is no issuer 'x' at maturity.push.issuers",
  ],
  [
    'nobody who may push',
    { sources: { quality: { ...qualitySource, senders: [] } } },
    'maturity.push.sources.quality: names nobody who may push',
  ],
  [
    'facts of a source whose caller declares them',
    { sources: { quality: { ...qualitySource, declaredBy: 'caller' } } },
    'maturity.push.sources.quality.title: is declared by a sender with PUT /facts/sources/quality',
  ],
  [
    'facts that nobody declares',
    { sources: { quality: { senders: ['external:ci'] } } },
    'maturity.push.sources.quality.title: is missing; add it, or set declaredBy to caller',
  ],
  [
    'nobody who may declare',
    {
      issuers: { github },
      sources: { quality: { declaredBy: 'caller', issuers: ['github'] } },
    },
    'maturity.push.sources.quality.senders: name at least one',
  ],
  [
    'an id that is none',
    {
      sources: { Quality: { declaredBy: 'caller', senders: ['external:ci'] } },
    },
    'must be kebab case',
  ],
  [
    'another declarer',
    { sources: { quality: { ...qualitySource, declaredBy: 'me' } } },
    'must be config or caller',
  ],
  [
    'the id of another source',
    { sources: { catalog: qualitySource } },
    "maturity.push.sources.catalog: there is already a fact source 'catalog'",
  ],
  [
    'a wrong type of a fact',
    {
      sources: {
        quality: {
          ...qualitySource,
          facts: { sbom: { ...qualitySource.facts.sbom, type: 'bool' } },
        },
      },
    },
    'facts.0.type: ',
  ],
  [
    'a proof of no check',
    {
      sources: {
        quality: {
          ...qualitySource,
          proofs: [{ check: 'nothing', condition: { 'quality/sbom': true } }],
        },
      },
    },
    "no built-in model has a check 'nothing'",
  ],
  [
    'a misspelt key',
    { sources: { quality: { ...qualitySource, sender: [] } } },
    'maturity.push.sources.quality.sender: unknown key',
  ],
  [
    'no audience',
    { issuers: { github: { type: 'github' } }, sources },
    'maturity.push.issuers.github.audience: ',
  ],
  [
    'no claim',
    {
      issuers: {
        ci: {
          audience: 'a',
          issuer: 'https://ci.acme.com',
          annotation: 'acme.com/repo',
        },
      },
    },
    "maturity.push.issuers.ci.claim: must be given for the type 'oidc'",
  ],
  [
    'no encryption',
    { issuers: { ci: { ...github, issuer: 'http://ci.acme.com' } } },
    'maturity.push.issuers.ci.issuer: must be an https address',
  ],
  [
    'two with one issuer',
    { issuers: { one: github, two: github } },
    "maturity.push.issuers.two.issuer: is that of 'one' already",
  ],
])('refuses %s', (_, value, message) => {
  expect(() => readPush(value, ['catalog'])).toThrow(message);
});
