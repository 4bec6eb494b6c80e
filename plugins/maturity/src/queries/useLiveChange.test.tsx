import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, render } from '@testing-library/react';
import { ReactNode } from 'react';
import { useLiveChange } from './useLiveChange';

/** Signals that are sent by hand. */
function createSignals() {
  const listeners = new Set<(message: never) => void>();
  return {
    api: {
      subscribe: (channel: string, listener: (message: never) => void) => {
        expect(channel).toBe('maturity');
        listeners.add(listener);
        return { unsubscribe: () => listeners.delete(listener) };
      },
    },
    send: (revision: number) =>
      act(() => listeners.forEach(listen => listen({ revision } as never))),
  };
}

function Listener(props: { onChange: () => void }) {
  useLiveChange(props.onChange);
  return null;
}

function pass(seconds: number) {
  act(() => {
    jest.advanceTimersByTime(seconds * 1_000);
  });
}

function look(visibility: 'visible' | 'hidden') {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('useLiveChange', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function start() {
    const signals = createSignals();
    const onChange = jest.fn();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals.api]]}>
        {children}
      </TestApiProvider>
    );
    const { unmount } = render(<Listener onChange={onChange} />, { wrapper });
    return { ...signals, onChange, unmount };
  }

  it('tells of the first change soon, and of many at most every five seconds', () => {
    const { send, onChange } = start();
    send(1);
    pass(2);
    expect(onChange).toHaveBeenCalledTimes(1);
    for (let revision = 2; revision < 12; revision += 1) {
      send(revision);
      pass(0.2);
    }
    expect(onChange).toHaveBeenCalledTimes(1);
    pass(5);
    expect(onChange).toHaveBeenCalledTimes(2);
    pass(60);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('waits until somebody looks', () => {
    const { send, onChange } = start();
    look('hidden');
    send(1);
    pass(60);
    expect(onChange).not.toHaveBeenCalled();
    look('visible');
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('tells nobody who has gone', () => {
    const { send, onChange, unmount } = start();
    send(1);
    unmount();
    pass(60);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is quiet where signals are not installed', () => {
    const onChange = jest.fn();
    render(
      <TestApiProvider apis={[]}>
        <Listener onChange={onChange} />
      </TestApiProvider>,
    );
    pass(60);
    expect(onChange).not.toHaveBeenCalled();
  });
});
