import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, render, waitFor } from '@testing-library/react';
import { fixtureApi } from '../__fixtures__';
import { maturityApiRef } from '../api';
import { getQueryClient } from './queryClient';
import { Answer, useAnswer } from './useAnswer';

/** A backend that answers by hand. */
function createBackend() {
  const signals: AbortSignal[] = [];
  const answers: {
    resolve: (value: string) => void;
    reject: (error: Error) => void;
  }[] = [];
  const read = jest.fn((signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve, reject) => {
      answers.push({ resolve, reject });
    });
  });
  return { read, signals, answers };
}

type Read = (signal: AbortSignal) => Promise<string>;

function Reader(props: {
  name: string;
  read: Read;
  keepsPrevious?: boolean;
  onAnswer?: (answer: Answer<string>) => void;
}) {
  const { name, read, keepsPrevious, onAnswer } = props;
  const answer = useAnswer({ key: ['test', name], read, keepsPrevious });
  onAnswer?.(answer);
  return <>{answer.data ?? answer.error?.message ?? 'loading'}</>;
}

function createApp() {
  const api = fixtureApi();
  const within = (children: JSX.Element | null) => (
    <TestApiProvider apis={[[maturityApiRef, api]]}>{children}</TestApiProvider>
  );
  return { client: getQueryClient(api), within };
}

describe('useAnswer', () => {
  it('asks once for all who use the same key', async () => {
    const { read, answers } = createBackend();
    const { within } = createApp();
    const { container } = render(
      within(
        <>
          <Reader name="counts" read={read} />,
          <Reader name="counts" read={read} />
        </>,
      ),
    );
    answers[0].resolve('12');
    await waitFor(() => expect(container).toHaveTextContent('12,12'));
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('keeps the answers of different APIs apart', async () => {
    const { read } = createBackend();
    render(createApp().within(<Reader name="counts" read={read} />));
    render(createApp().within(<Reader name="counts" read={read} />));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  });

  it('aborts when the last reader unmounts, not before', async () => {
    const { read, signals } = createBackend();
    const { within } = createApp();
    const one = <Reader key="one" name="counts" read={read} />;
    const other = <Reader key="other" name="counts" read={read} />;
    const { rerender } = render(within(<>{[one, other]}</>));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    rerender(within(<>{[other]}</>));
    await act(() => new Promise(resolve => setTimeout(resolve, 10)));
    expect(signals[0].aborted).toBe(false);
    rerender(within(null));
    await waitFor(() => expect(signals[0].aborted).toBe(true));
  });

  it('hands a running request over to the next reader', async () => {
    const { read, signals } = createBackend();
    const { within } = createApp();
    const { rerender } = render(
      within(<Reader key="tab" name="counts" read={read} />),
    );
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    rerender(within(<Reader key="next tab" name="counts" read={read} />));
    await act(() => new Promise(resolve => setTimeout(resolve, 10)));
    expect(signals[0].aborted).toBe(false);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('aborts the request of the previous key', async () => {
    const { read, signals } = createBackend();
    const { within } = createApp();
    const { rerender } = render(within(<Reader name="one" read={read} />));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    rerender(within(<Reader name="other" read={read} />));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('shows a fresh answer again, and asks anew for an old one', async () => {
    const { read, answers } = createBackend();
    const { within } = createApp();
    const now = jest.spyOn(Date, 'now');
    const { container, rerender } = render(
      within(<Reader name="counts" read={read} />),
    );
    answers[0].resolve('12');
    await waitFor(() => expect(container).toHaveTextContent('12'));
    rerender(within(null));
    rerender(within(<Reader name="counts" read={read} />));
    expect(container).toHaveTextContent('12');
    expect(read).toHaveBeenCalledTimes(1);

    rerender(within(null));
    now.mockReturnValue(Date.now() + 16_000);
    rerender(within(<Reader name="counts" read={read} />));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    now.mockRestore();
  });

  it.each([
    [true, { data: 'old', isStale: true }],
    [false, { data: undefined, isStale: false }],
  ])(
    'keeps the previous answer while the next one loads: %s',
    async (keepsPrevious, expected) => {
      const { read, answers } = createBackend();
      const { within } = createApp();
      let latest: Answer<string> | undefined;
      const reader = (name: string) =>
        within(
          <Reader
            name={name}
            read={read}
            keepsPrevious={keepsPrevious}
            onAnswer={answer => {
              latest = answer;
            }}
          />,
        );
      const { rerender } = render(reader('one'));
      answers[0].resolve('old');
      await waitFor(() => expect(latest?.data).toBe('old'));
      rerender(reader('other'));
      await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
      expect(latest).toMatchObject(expected);
      answers[1].resolve('new');
      await waitFor(() =>
        expect(latest).toMatchObject({ data: 'new', isStale: false }),
      );
    },
  );

  it('shows an error, and loads again on request', async () => {
    const { read, answers } = createBackend();
    const { within } = createApp();
    let latest: Answer<string> | undefined;
    const { container } = render(
      within(
        <Reader
          name="counts"
          read={read}
          onAnswer={answer => {
            latest = answer;
          }}
        />,
      ),
    );
    answers[0].reject(new Error('down'));
    await waitFor(() => expect(container).toHaveTextContent('down'));
    act(() => latest?.retry());
    await waitFor(() => expect(container).toHaveTextContent('loading'));
    answers[1].resolve('12');
    await waitFor(() => expect(container).toHaveTextContent('12'));
  });

  it('keeps an answer that cannot be read again', async () => {
    const { read, answers } = createBackend();
    const { within, client } = createApp();
    const { container } = render(within(<Reader name="counts" read={read} />));
    answers[0].resolve('12');
    await waitFor(() => expect(container).toHaveTextContent('12'));
    act(() => {
      client.invalidateQueries();
    });
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await act(async () => answers[1].reject(new Error('down')));
    expect(container).toHaveTextContent('12');
  });

  it.each([
    [{ statusCode: 503 }, 2],
    [{ statusCode: 500 }, 1],
    [{ statusCode: 403 }, 1],
    [{ statusCode: 429 }, 1],
  ])('after %j asks %d times', async (problem, times) => {
    const { within } = createApp();
    const read = jest.fn(async () => {
      throw Object.assign(new Error('down'), problem);
    });
    const { container } = render(within(<Reader name="counts" read={read} />));
    await waitFor(() => expect(container).toHaveTextContent('down'));
    expect(read).toHaveBeenCalledTimes(times);
  });

  it('asks again once when no response arrives', async () => {
    const { within } = createApp();
    const read = jest
      .fn<Promise<string>, [AbortSignal]>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce('12');
    const { container } = render(within(<Reader name="counts" read={read} />));
    await waitFor(() => expect(container).toHaveTextContent('12'));
    expect(read).toHaveBeenCalledTimes(2);
  });
});
