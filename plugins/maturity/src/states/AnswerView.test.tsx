import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Answer } from '../queries/useAnswer';
import { AnswerView } from './AnswerView';

function show(answer: Partial<Answer<string>>) {
  const retry = jest.fn();
  renderInTestApp(
    <AnswerView
      answer={{ isLoading: false, isStale: false, retry, ...answer }}
      loading="Loading the numbers"
      placeholder="4rem"
      failed="The numbers could not be loaded"
    >
      {data => <p>{data}</p>}
    </AnswerView>,
  );
  return { retry };
}

describe('AnswerView', () => {
  it('shows a placeholder while loading', async () => {
    show({ isLoading: true });
    expect(
      await screen.findByRole('status', { name: 'Loading the numbers' }),
    ).toBeVisible();
  });

  it('shows the content', async () => {
    show({ data: '12 services' });
    expect(await screen.findByText('12 services')).toBeVisible();
  });

  it('names what could not be loaded, and loads it again', async () => {
    const { retry } = show({ error: new Error('503 Service Unavailable') });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The numbers could not be loaded');
    expect(alert).toHaveTextContent('503 Service Unavailable');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['an error of the framework', new NotAllowedError('no')],
    ['a response', Object.assign(new Error('Forbidden'), { statusCode: 403 })],
  ])('offers no retry without access: %s', async (_, error) => {
    show({ error });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeVisible();
    expect(screen.getByText(/maturity\.assessment\.read/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
