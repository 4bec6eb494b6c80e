import { scriptAddress } from '../__fixtures__';
import { safeHref } from './ExternalLink';

describe('safeHref', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://EXAMPLE.com/', 'https://example.com/'],
  ])('lets %s through', (address, href) => {
    expect(safeHref(address)).toBe(href);
  });

  it.each([
    scriptAddress,
    ` ${scriptAddress}`,
    'java\nscript:alert(1)',
    scriptAddress.toLocaleUpperCase('en-US'),
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    '//example.com',
    '/relative',
    'not an address',
    '',
    undefined,
  ])('refuses %j', address => {
    expect(safeHref(address)).toBeUndefined();
  });
});
