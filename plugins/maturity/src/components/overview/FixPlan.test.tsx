import {
  builtInModel,
  MaturityApi,
  PlanFixesResponse,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { stepTitle } from '../../names/CheckText';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { FixPlan } from './FixPlan';

const org = createOrgApi({ count: 58 });
const title = 'Highest impact';
const checks = builtInModel.stages.flatMap(stage => stage.checks);

function renderPlan(api: Partial<MaturityApi> = {}) {
  return renderOrg(
    <OrgFrame skeleton="…">
      <FixPlan />
    </OrgFrame>,
    { api: { ...org, ...api } },
  );
}

describe('FixPlan', () => {
  async function findRows() {
    const panel = await screen.findByRole('region', { name: title });
    const rows = await within(panel).findAllByRole('button', {
      expanded: false,
    });
    return { panel, rows };
  }

  /** A plan of the first checks of the model. */
  function createPlan(
    items: readonly Partial<PlannedFix>[],
    plan: Partial<PlanFixesResponse> = {},
  ): PlanFixesResponse {
    return {
      modelId: builtInModel.id,
      total: 29,
      notAssessed: 0,
      advances: 0,
      needMeasuring: 0,
      atLeast: 1,
      ...plan,
      items: items.map((fix, index) => ({
        checkId: checks[index].id,
        effort: 'small',
        fail: 8,
        unknown: 0,
        blocks: 7,
        advances: 0,
        advancesAlone: 0,
        advancesSoFar: 0,
        needMeasuring: 0,
        with: [],
        ...fix,
      })),
    };
  }

  it('opens a fix to why, how and whose services', async () => {
    const [check] = checks;
    renderPlan({
      planFixes: async () =>
        createPlan([{ advances: 6, fail: 8, unknown: 10 }], { advances: 6 }),
    });
    const { panel, rows } = await findRows();
    await userEvent.click(rows[0]);
    expect(within(panel).getByText(check.why)).toBeVisible();
    expect(within(panel).getByText(check.fix.text)).toBeVisible();
    const link = within(panel).getByRole('link', {
      name: /^Show 18 services: /,
    });
    expect(link).toHaveAttribute(
      'href',
      `/maturity/services?check=${check.id}%3Afail&check=${check.id}%3Aunknown`,
    );
  });

  it('says of each fix how many of all services advance, alone and with which others', async () => {
    const [first, second] = checks;
    renderPlan({
      planFixes: async () =>
        createPlan(
          [
            {
              advances: 6,
              advancesAlone: 2,
              advancesSoFar: 2,
              with: [{ checkId: second.id, entities: 4 }],
            },
            {
              effort: 'large',
              advances: 4,
              advancesSoFar: 6,
              needMeasuring: 3,
              with: [{ checkId: first.id, entities: 4 }],
            },
            { needMeasuring: 1, advancesSoFar: 6 },
          ],
          { advances: 6, needMeasuring: 4 },
        ),
    });
    const { panel, rows } = await findRows();
    expect(panel).toHaveAccessibleDescription(
      '6 of 29 services would advance with 3 fixes. 4 services could, but need measuring first. No other plan of this length advances more.',
    );
    const texts = rows.map(row => row.textContent);
    expect(texts[0]).toContain('6 of 29 services would advance Cumulative: 2');
    expect(texts[0]).toContain('2 with this fix alone · Needs fix 2 too');
    expect(texts[1]).toContain('4 of 29 services would advance Cumulative: 6');
    expect(texts[1]).toContain(
      'Effort: large (weeks) · Needs fix 1 too · 3 more need measuring first',
    );
    expect(texts[2]).toContain('1 of 29 services need measuring first');
    expect(rows[0].querySelector('[style]')).toHaveStyle({
      width: `${600 / 29}%`,
    });
    await userEvent.click(rows[0]);
    expect(
      within(panel).getByText(`${stepTitle(second)}: for 4 of 6 services`),
    ).toBeVisible();
  });

  it.each([
    [
      'a bound',
      createPlan([{ advances: 7, advancesSoFar: 7 }], {
        advances: 7,
        atLeast: 0.875,
      }),
      '7 of 29 services would advance with 1 fix. At least 88% of the best possible plan.',
      '7 of 29 services would advance',
    ],
    [
      'that nobody advances',
      createPlan([{}]),
      'No 5 fixes advance an entity at once. These bring the most closer.',
      'Blocks 7 of 29 services',
    ],
  ])('says %s', async (_, plan, description, gain) => {
    renderPlan({ planFixes: async () => plan });
    const { panel, rows } = await findRows();
    expect(panel).toHaveAccessibleDescription(description);
    expect(rows[0]).toHaveTextContent(gain);
  });

  it('plans further, in the URL', async () => {
    const planned = (await org.planFixes({ limit: 10 })).items;
    renderPlan();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Plan more fixes' }),
    );
    expect(address().search).toBe('?fixes=10');
    await waitFor(async () =>
      expect((await findRows()).rows).toHaveLength(planned.length),
    );
    expect(planned.length).toBeGreaterThan(5);
  });

  it.each([
    ['everything stands at the top', 0, /^Top stage reached/],
    ['nothing is known', 29, 'Nothing is known about 29 services yet.'],
  ])('says so when %s', async (_, notAssessed, text) => {
    renderPlan({ planFixes: async () => createPlan([], { notAssessed }) });
    expect(await screen.findByText(text)).toBeVisible();
  });
});
