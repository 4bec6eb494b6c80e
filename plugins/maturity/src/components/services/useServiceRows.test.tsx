import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  AssessmentSummary,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { act, render, waitFor } from '@testing-library/react';
import { fixtureApi } from '../../__fixtures__';
import { maturityApiRef } from '../../api';
import { getQueryClient, keys } from '../../queries/queryClient';
import { createServices } from '../../__fixtures__/orgFixture';
import { useServiceRows } from './useServiceRows';

type Rows = ReturnType<typeof useServiceRows>;

const request = { sort: { field: 'name', order: 'asc' } as const };

/** Services that can be changed, handed out in pages as the backend does. */
function createService(count: number) {
  let items: AssessmentSummary[] = createServices({ count }).map(
    ({ summary }) => summary,
  );
  const list = jest.fn(
    async ({ limit = 50, cursor = '0' }: ListAssessmentsRequest) => {
      const first = Number(cursor);
      const end = first + limit;
      return {
        items: items.slice(first, end),
        totalItems: items.length,
        ...(end < items.length && { nextCursor: String(end) }),
      };
    },
  );
  const change = (to: Partial<AssessmentSummary>) => {
    items = items.map(item => ({ ...item, ...to }));
  };
  return { list, change };
}

function start(list: ReturnType<typeof createService>['list']) {
  const seen: Rows[] = [];
  function Reader(props: { outcomesOf?: string[] }) {
    seen.push(useServiceRows({ ...request, ...props }));
    return null;
  }
  const api = fixtureApi({ listAssessments: list });
  const apis = [[maturityApiRef, api]] as const;
  const page = (outcomesOf?: string[]) => (
    <TestApiProvider apis={apis}>
      <Reader outcomesOf={outcomesOf} />
    </TestApiProvider>
  );
  const { rerender } = render(page());
  const now = () => seen[seen.length - 1];
  const show = (outcomesOf?: string[]) => rerender(page(outcomesOf));
  /** Reads again, as a signal from the backend does. */
  const announce = () =>
    act(() => {
      getQueryClient(api).invalidateQueries({ queryKey: keys.live });
    });
  return { now, show, announce, seen };
}

describe('useServiceRows', () => {
  it('reads what is on the screen again when assessments have changed', async () => {
    const { list, change } = createService(250);
    const { now, announce, seen } = start(list);
    await waitFor(() => expect(now().rows).toHaveLength(100));
    await act(async () => now().loadMore());
    await waitFor(() => expect(now().rows).toHaveLength(200));

    change({ rank: 5 });
    const before = seen.length;
    announce();
    await waitFor(() => expect(now().rows?.[199].rank).toBe(5));
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({ limit: 200, cursor: undefined }),
      expect.anything(),
    );
    for (const { rows, isStale, error } of seen.slice(before)) {
      expect({ count: rows?.length, isStale, error }).toEqual({
        count: 200,
        isStale: false,
        error: undefined,
      });
    }
    expect(now().hasMore).toBe(true);
  });

  it('keeps what stands there when it cannot be read again', async () => {
    const { list } = createService(30);
    const { now, announce } = start(list);
    await waitFor(() => expect(now().rows).toHaveLength(30));
    list.mockRejectedValueOnce(new Error('503'));
    announce();
    await waitFor(() => expect(list).toHaveBeenCalledTimes(2));
    await act(async () => {});
    expect(now().rows).toHaveLength(30);
    expect(now().error).toBeUndefined();
  });

  it('reads no more than the first two thousand again, and drops none of the others', async () => {
    const { list, change } = createService(2_600);
    const { now, announce } = start(list);
    await waitFor(() => expect(now().rows).toHaveLength(100));
    await act(() => now().loadUpTo(2_500));
    expect(now().rows).toHaveLength(2_500);
    const first = list.mock.calls.length;

    change({ rank: 5 });
    announce();
    await waitFor(() => expect(now().rows?.[0].rank).toBe(5));
    expect(list.mock.calls.length - first).toBe(4);
    expect(now().rows).toHaveLength(2_500);
    expect(new Set(now().rows?.map(row => row.entityRef)).size).toBe(2_500);
    expect(now().hasMore).toBe(true);
  });

  it('asks for the outcomes of other checks with the rows still there, and says that it does', async () => {
    const { list } = createService(150);
    const { now, show } = start(list);
    await waitFor(() => expect(now().rows).toHaveLength(100));
    await act(async () => now().loadMore());
    await waitFor(() => expect(now().rows).toHaveLength(150));
    show(['owned']);
    expect(now().isStale).toBe(true);
    expect(now().rows).toHaveLength(150);
    await waitFor(() => expect(now().isStale).toBe(false));
    expect(list).toHaveBeenLastCalledWith(
      expect.objectContaining({ limit: 150, outcomesOf: ['owned'] }),
      expect.anything(),
    );
    expect(now().rows).toHaveLength(150);
  });
});
