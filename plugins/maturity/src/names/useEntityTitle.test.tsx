import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { useEntityTitle } from './useEntityTitle';

const presented = (primaryTitle: string) => ({
  entityRef: 'user:default/chidi',
  primaryTitle,
});

function renderTitles(promise: Promise<{ primaryTitle: string }>) {
  const forEntity = jest.fn(() => ({
    snapshot: presented('user:chidi'),
    promise: promise.then(({ primaryTitle }) => presented(primaryTitle)),
  }));
  const api: EntityPresentationApi = { forEntity };
  const { result } = renderHook(() => useEntityTitle(), {
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider apis={[[entityPresentationApiRef, api]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return { result, forEntity };
}

describe('useEntityTitle', () => {
  it('says what is known at once, and the title when it has arrived', async () => {
    let arrive = (_: { primaryTitle: string }) => {};
    const { result, forEntity } = renderTitles(
      new Promise(resolve => {
        arrive = resolve;
      }),
    );
    const first = result.current;
    expect(first('user:default/chidi', 'group')).toBe('user:chidi');
    await act(async () => arrive({ primaryTitle: 'Chidi Okafor' }));
    await waitFor(() => expect(result.current).not.toBe(first));
    expect(result.current('user:default/chidi', 'group')).toBe('Chidi Okafor');
    expect(forEntity).toHaveBeenCalledTimes(1);
  });

  it('keeps the name of what cannot be looked up', async () => {
    const { result } = renderTitles(Promise.reject(new Error('gone')));
    const first = result.current;
    expect(first('user:default/chidi')).toBe('user:chidi');
    await act(async () => {});
    expect(result.current('user:default/chidi')).toBe('user:chidi');
    expect(result.current).toBe(first);
  });

  it('shows refs that are none as they are', () => {
    const { result } = renderHook(() => useEntityTitle(), {
      wrapper: ({ children }: { children?: ReactNode }) => (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
    });
    expect(result.current('no kind')).toBe('no kind');
    expect(result.current('group:default/sailings', 'group')).toBe('sailings');
  });
});
