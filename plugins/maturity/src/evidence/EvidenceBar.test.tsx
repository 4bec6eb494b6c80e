import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Measured } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { EvidenceBar } from './EvidenceBar';
import { GradeMark } from './GradeMark';

const measured = { observed: 61, declared: 12, attested: 9, applicable: 100 };

const readParts = (bar: HTMLElement) =>
  Array.from(bar.children, part => [
    part.getAttribute('data-part'),
    (part as HTMLElement).style.flexGrow,
  ]);

it('shows each grade as a part of its own, in words and numbers too', async () => {
  renderInTestApp(<EvidenceBar measured={measured} text="sentence" />);
  const bar = await screen.findByRole('img', {
    name: '61% observed (61) · 12% declared (12) · 9% attested (9) · 18% not measured (18)',
  });
  expect(readParts(bar)).toEqual([
    ['observed', '61'],
    ['declared', '12'],
    ['attested', '9'],
    ['unmeasured', '18'],
  ]);
  expect(
    screen.getByText(
      '61% observed · 12% declared · 9% attested · 18% not measured',
    ),
  ).toBeVisible();
});

it.each<[Partial<Measured>, string]>([
  [
    { observed: 0, declared: 0, attested: 0, applicable: 7 },
    '100% not measured',
  ],
  [{ observed: 7, declared: 0, attested: 0, applicable: 7 }, '100% observed'],
  [
    { observed: 1, declared: 1, attested: 0, applicable: 3 },
    '34% observed · 33% declared · 33% not measured',
  ],
  [
    { observed: 999, declared: 0, attested: 0, applicable: 1000 },
    '99% observed · 1% not measured',
  ],
  [
    { observed: 0, declared: 0, attested: 0, applicable: 0 },
    'No applicable checks',
  ],
])('says of %j: %s', async (counts, sentence) => {
  renderInTestApp(
    <EvidenceBar measured={{ ...measured, ...counts }} text="sentence" />,
  );
  expect(await screen.findByText(sentence)).toBeVisible();
});

it('has the share observed beside it in lists, and all shares for screen readers', async () => {
  renderInTestApp(<EvidenceBar measured={measured} text="observed" />);
  expect(await screen.findByText('61%')).toBeVisible();
  expect(screen.getByRole('img', { name: /18% not measured/ })).toBeVisible();
  expect(screen.queryByText(/declared/)).toBeNull();
});

it('has no share where no check applies', async () => {
  renderInTestApp(
    <EvidenceBar
      measured={{ observed: 0, declared: 0, attested: 0, applicable: 0 }}
      text="observed"
    />,
  );
  expect(await screen.findByText('–')).toBeVisible();
});

it.each([
  ['observed', 'Observed'],
  ['declared', 'Declared'],
  ['attested', 'Attested'],
] as const)('marks what is %s by a word and its shape', async (grade, word) => {
  renderInTestApp(<GradeMark grade={grade} />);
  const mark = (await screen.findByText(word)).parentElement;
  expect(mark?.querySelector(`[data-part="${grade}"]`)).not.toBeNull();
});
