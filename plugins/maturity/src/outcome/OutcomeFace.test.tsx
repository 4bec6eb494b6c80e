import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { OutcomeFace, outcomes } from './OutcomeFace';

describe('OutcomeFace', () => {
  it.each([
    ['pass', 'Met', 'disc'],
    ['fail', 'Not met', 'square'],
    ['unknown', 'Not measured', 'dashed'],
    ['notApplicable', 'Not applicable', 'bare'],
    ['exempt', 'Exempt', 'diamond'],
  ] as const satisfies readonly [Outcome, string, string][])(
    'shows %s as "%s" in a %s',
    async (outcome, word, shape) => {
      const { container } = renderInTestApp(<OutcomeFace outcome={outcome} />);
      expect(await screen.findByText(word)).toBeVisible();
      const mark = container.querySelector(`[data-shape="${shape}"]`);
      expect(mark).toHaveAttribute('aria-hidden', 'true');
      expect(mark?.querySelector('svg')).toBeInTheDocument();
    },
  );

  it('keeps its word for those who cannot see the icon', async () => {
    renderInTestApp(<OutcomeFace outcome="exempt" iconOnly />);
    expect(await screen.findByText('Exempt')).toBeInTheDocument();
  });

  it('gives each outcome an icon, a word and a shape of its own', () => {
    const faces = Object.values(outcomes);
    for (const part of ['icon', 'word', 'shape'] as const) {
      expect(new Set(faces.map(face => face[part])).size).toBe(faces.length);
    }
  });
});
