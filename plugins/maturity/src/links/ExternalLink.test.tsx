import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { scriptAddress } from '../__fixtures__';
import { ExternalLink, safeHref } from './ExternalLink';

describe('ExternalLink', () => {
  it('opens in a new tab without a handle on this one', async () => {
    renderInTestApp(
      <ExternalLink href="https://example.com/ci.yml" title="ci.yml" />,
    );
    const link = await screen.findByRole('link', {
      name: 'ci.yml (opens in a new tab)',
    });
    expect(link).toHaveAttribute('href', 'https://example.com/ci.yml');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link.getAttribute('rel')).toContain('noopener');
  });

  it('shows the text of an address that it refuses', async () => {
    renderInTestApp(<ExternalLink href={scriptAddress} title="ci.yml" />);
    expect(await screen.findByText('ci.yml')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

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
