import { NotAllowedError } from '@backstage/errors';
import {
  SurveyQuarter,
  SurveyResultsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOrg } from '../__testUtils__/renderOrg';
import { SurveyResults } from './SurveyResults';

const entityRef = 'group:default/carts';

const toQuarter = (quarter: string, satisfied: number): SurveyQuarter => ({
  quarter,
  answers: 10,
  results: [
    {
      questionId: 'friction',
      type: 'topics',
      answers: 10,
      counts: [
        { value: 'slow-builds', count: 6 },
        { value: 'vpn', count: 2 },
      ],
    },
    {
      questionId: 'recommendation',
      type: 'recommendation',
      answers: 10,
      score: -20,
      counts: [
        { value: 'promoters', count: 3 },
        { value: 'passives', count: 2 },
        { value: 'detractors', count: 5 },
      ],
    },
    {
      questionId: 'satisfaction',
      type: 'rating',
      answers: 10,
      score: satisfied / 10,
      counts: ['1', '2', '3', '4', '5'].map(value => ({
        value,
        count: { 1: 10 - satisfied, 4: satisfied }[value] ?? 0,
      })),
    },
  ],
  texts: [],
});

const results: SurveyResultsResponse = {
  entityRef,
  minimum: 5,
  isOpen: true,
  closesAt: '2027-01-01T00:00:00.000Z',
  questions: [
    { id: 'satisfaction', type: 'rating' },
    { id: 'recommendation', type: 'recommendation' },
    {
      id: 'friction',
      type: 'topics',
      topics: [{ id: 'slow-builds' }, { id: 'vpn', title: 'The VPN' }],
    },
  ],
  items: [
    toQuarter('2026-Q3', 4),
    {
      ...toQuarter('2026-Q4', 7),
      texts: ['<script>alert(1)</script>', 'Faster builds'],
    },
  ],
};

function render(getSurveyResults: () => Promise<SurveyResultsResponse>) {
  renderOrg(<SurveyResults entityRef={entityRef} />, {
    api: { getSurveyResults },
  });
}

describe('the results of the survey', () => {
  it('are bars with their numbers, topics, a trend and folded comments', async () => {
    render(async () => results);
    const panel = within(
      await screen.findByRole('region', { name: 'Developer survey' }),
    );
    expect(panel.getByText(/^10 answers in 2026-Q4/)).toBeVisible();
    expect(panel.getByText('70% satisfied')).toBeVisible();
    expect(
      panel.getByRole('img', { name: 'Satisfied: 7 answers, 70%' }),
    ).toBeVisible();
    expect(panel.getByText('Net promoter score -20')).toBeVisible();
    expect(
      panel.getByRole('img', { name: 'Detractors: 5 answers, 50%' }),
    ).toBeVisible();
    expect(panel.getByText('The VPN')).toBeVisible();
    expect(panel.getByText('Named by 60%')).toBeVisible();
    const trend = panel.getByRole('list', {
      name: 'Trend: How satisfied are you with developing software here?',
    });
    expect(
      within(trend)
        .getAllByRole('listitem')
        .map(item => item.title),
    ).toEqual(['2026-Q3: 40%, 10 answers', '2026-Q4: 70%, 10 answers']);
    const texts = panel.getByText('2 comments').closest('details');
    expect(texts).not.toHaveAttribute('open');
    expect(panel.getByText('<script>alert(1)</script>')).toBeInTheDocument();
    expect(document.querySelector('li script')).toBeNull();
  });

  it('are a table, too', async () => {
    render(async () => results);
    await userEvent.click(
      await screen.findByRole('button', { name: /table/i }),
    );
    expect(screen.getByRole('row', { name: /Satisfied 7 70%/ })).toBeVisible();
  });

  it('say that there are too few', async () => {
    render(async () => ({ ...results, items: [] }));
    expect(await screen.findByText('Fewer than 5 answers')).toBeVisible();
  });

  it('are not there without a survey', async () => {
    const read = jest.fn(async () => ({
      ...results,
      questions: [],
      items: [],
    }));
    render(read);
    await waitFor(() => expect(read).toHaveBeenCalled());
    const name = 'Loading the results of the survey';
    await waitFor(() =>
      expect(screen.queryByRole('status', { name })).toBeNull(),
    );
    expect(
      screen.queryByRole('region', { name: 'Developer survey' }),
    ).toBeNull();
  });

  it('say why they are not shown', async () => {
    render(async () => {
      throw new NotAllowedError('Unauthorized');
    });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeVisible();
  });

  it('can be asked for again', async () => {
    let isBroken = true;
    render(async () => {
      if (isBroken) {
        throw new Error('Bad gateway');
      }
      return results;
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Bad gateway');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('70% satisfied')).toBeVisible();
  });
});
