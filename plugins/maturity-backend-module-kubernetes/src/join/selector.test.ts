import { matchesSelector, parseSelector } from './selector';

const labels = { app: 'shop', tier: 'web', empty: '' };

describe('selectors', () => {
  it.each([
    ['app=shop', true],
    ['app==shop', true],
    ['app = shop , tier = web', true],
    ['app=other', false],
    ['app!=shop', false],
    ['app!=other', true],
    ['none!=other', true],
    ['tier in (web, api)', true],
    ['tier in (api)', false],
    ['tier notin (api,job)', true],
    ['none notin (api)', true],
    ['app', true],
    ['none', false],
    ['!none', true],
    ['!app', false],
    ['empty=', true],
    ['app=', false],
    ['app=shop,tier in (web,api),!none', true],
    ['backstage.io/kubernetes-id=web', false],
    ['toString', false],
  ])('%s', (text, isSelected) => {
    expect(matchesSelector(labels, parseSelector(text)!)).toBe(isSelected);
  });

  it.each([
    '',
    'app in',
    'app in (',
    'app in web',
    '=shop',
    'app=shop,',
    'app=a b',
    'app>1',
    'a b',
  ])('refuses %j', text => {
    expect(parseSelector(text)).toBeUndefined();
  });
});
