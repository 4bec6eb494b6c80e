import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  MaturityApi,
  SurveyResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOrg } from '../__testUtils__/renderOrg';
import { SurveyPrompt } from './SurveyPrompt';

const survey: SurveyResponse = {
  status: 'open',
  quarter: '2026-Q4',
  closesAt: '2027-01-01T00:00:00.000Z',
  questions: [
    { id: 'satisfaction', type: 'rating' },
    { id: 'recommendation', type: 'recommendation' },
    {
      id: 'friction',
      type: 'topics',
      topics: [
        { id: 'slow-builds' },
        { id: 'reviews' },
        { id: 'access' },
        { id: 'vpn', title: 'The VPN' },
      ],
    },
    { id: 'note', type: 'text', title: 'Anything else?' },
  ],
  groups: ['group:default/carts', 'group:default/search'],
};

const name = 'Developer survey 2026-Q4';

function render(api: Partial<MaturityApi> = {}) {
  return renderOrg(<SurveyPrompt />, {
    api: { getSurvey: async () => survey, ...api },
  });
}

const click = async (role: string, text: string | RegExp) =>
  userEvent.click(await screen.findByRole(role, { name: text }));

async function fillIn() {
  await click('button', 'Answer');
  await click('radio', 'Satisfied');
  await click('radio', '9');
  await click('checkbox', 'The VPN');
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Anything else?' }),
    '<b>Faster</b> builds',
  );
}

describe('the survey', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('takes an answer, and thanks for it', async () => {
    const answerSurvey = jest.fn(async () => ({
      status: 'counted' as const,
      quarter: '2026-Q4',
    }));
    render({ answerSurvey });
    expect(await screen.findByText(/Open until .*31/)).toBeVisible();
    await fillIn();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Counts for' }),
      'group:default/search',
    );
    await click('button', 'Send answer');
    expect(await screen.findByText(/Your answer is counted/)).toBeVisible();
    expect(answerSurvey).toHaveBeenCalledWith({
      quarter: '2026-Q4',
      groupRef: 'group:default/search',
      answers: {
        satisfaction: 4,
        recommendation: 9,
        friction: ['vpn'],
        note: '<b>Faster</b> builds',
      },
    });
    expect(sessionStorage).toHaveLength(0);
  });

  it('says which questions are not answered yet', async () => {
    const answerSurvey = jest.fn();
    render({ answerSurvey });
    await click('button', 'Answer');
    expect(
      screen.getByRole('radio', { name: 'Very dissatisfied' }),
    ).toHaveFocus();
    await click('radio', 'Satisfied');
    await click('button', 'Send answer');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Not answered yet: How likely are you to recommend/,
    );
    expect(answerSurvey).not.toHaveBeenCalled();
  });

  it('keeps what was entered when it is not taken, and when the page is loaded again', async () => {
    const message = 'The survey of 2026-Q4 is closed.';
    const { unmount } = render({
      answerSurvey: async () => {
        throw new ConflictError(message);
      },
    });
    await fillIn();
    await click('button', 'Send answer');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(message);
    expect(alert).toHaveTextContent('What you entered is still here.');
    const expectKept = async () => {
      expect(
        await screen.findByRole('textbox', { name: 'Anything else?' }),
      ).toHaveValue('<b>Faster</b> builds');
      expect(screen.getByRole('radio', { name: 'Satisfied' })).toBeChecked();
      expect(screen.getByRole('checkbox', { name: 'The VPN' })).toBeChecked();
    };
    await expectKept();
    unmount();
    render();
    await expectKept();
  });

  it('takes three topics at most', async () => {
    render();
    await click('button', 'Answer');
    const topics = within(
      screen.getByRole('group', { name: 'What costs you the most time?' }),
    ).getAllByRole('checkbox');
    for (const topic of topics.slice(0, 3)) {
      await userEvent.click(topic);
    }
    expect(topics[3]).toBeDisabled();
    await userEvent.click(topics[0]);
    expect(topics[3]).toBeEnabled();
  });

  it('does not ask again in the quarter once it was put off', async () => {
    const { unmount } = render();
    await click('button', 'Not now');
    expect(screen.queryByRole('region', { name })).toBeNull();
    unmount();
    const getSurvey = jest.fn(async () => survey);
    const next = render({ getSurvey });
    await waitFor(() => expect(getSurvey).toHaveBeenCalled());
    expect(screen.queryByRole('region', { name })).toBeNull();
    next.unmount();
    render({ getSurvey: async () => ({ ...survey, quarter: '2027-Q1' }) });
    expect(
      await screen.findByRole('region', { name: 'Developer survey 2027-Q1' }),
    ).toBeVisible();
  });

  it.each(['answered', 'closed', 'noGroup', 'off'] as const)(
    'is not there when it is %s',
    async status => {
      const getSurvey = jest.fn(async () => ({ ...survey, status }));
      render({ getSurvey });
      await waitFor(() => expect(getSurvey).toHaveBeenCalled());
      expect(screen.queryByRole('region', { name })).toBeNull();
    },
  );

  it('is not there for those who may not answer', async () => {
    const getSurvey = jest.fn(async () => {
      throw new NotAllowedError('Unauthorized');
    });
    render({ getSurvey });
    await waitFor(() => expect(getSurvey).toHaveBeenCalled());
    expect(screen.queryByRole('region', { name })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
