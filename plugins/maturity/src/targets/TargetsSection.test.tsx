import { NotAllowedError } from '@backstage/errors';
import {
  builtInModel,
  ListTargetsResponse,
  MaturityApi,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { organizationRef } from '../__fixtures__/organizationFixture';
import { createTarget, measureFixture } from '../__fixtures__/targetFixture';
import { renderOrg } from '../__testUtils__/renderOrg';
import { TargetsSection } from './TargetsSection';

const empty: ListTargetsResponse = {
  entityRef: organizationRef,
  items: [],
  ended: [],
  maySet: true,
};

/** An error of the backend as the client rejects with it. */
function backendError(status: number, message: string, current?: StageTarget) {
  return Object.assign(new Error(`Request failed with ${status}`), {
    name: 'ResponseError',
    statusCode: status,
    body: { error: { message, current } },
    cause: new Error(message),
  });
}

function render(
  response: Partial<ListTargetsResponse>,
  api: Partial<MaturityApi> = {},
  isOptional = false,
) {
  return renderOrg(
    <TargetsSection
      entityRef={organizationRef}
      models={[builtInModel]}
      isOptional={isOptional}
    />,
    {
      api: { listTargets: async () => ({ ...empty, ...response }), ...api },
    },
  );
}

const section = () => screen.findByRole('region', { name: 'Targets' });

type Form = ReturnType<typeof within>;

/** The field of the share: its buttons have its label, too. */
function shareField(dialog: Form) {
  return dialog.getByRole('textbox', { name: /^Share/ });
}

async function openForm(name: string | RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

async function enterShare(dialog: Form, share: string) {
  const field = shareField(dialog);
  await userEvent.clear(field);
  await userEvent.type(field, share);
  await userEvent.tab();
}

describe('the targets of an entity', () => {
  beforeEach(() => sessionStorage.clear());

  it('say how far they are, and where they are heading', async () => {
    render({
      items: [
        measureFixture({ note: 'Agreed in May' }),
        measureFixture(
          { id: '2', entityRef: 'group:default/holding', share: 1 },
          {
            forecast: { state: 'met', weeks: 12 },
            here: { total: 8, reached: 8, notAssessed: 0 },
            hasOwner: false,
          },
        ),
      ],
    });
    const [own, inherited] = await within(await section()).findAllByRole(
      'listitem',
    );
    expect(own).toHaveTextContent(
      '40% at stage 3 or above: Infrastructure as code, by Jun 30, 2099',
    );
    expect(own).toHaveTextContent('At risk');
    expect(own).toHaveTextContent(
      '23% now: 12 of 52, 21 needed. 10% on Jan 1, 2026. 2 are not assessed: they count, but not as at the stage. 1 has exemptions. Expected on the due day: 31% to 44%. From 12 weeks of stage changes.',
    );
    expect(own).toHaveTextContent('Agreed in May');
    expect(
      within(own).getByRole('img', {
        name: '23% now, target 40%, expected 31% to 44%',
      }),
    ).toBeInTheDocument();
    expect(inherited).toHaveTextContent('All at stage 3 or above');
    expect(inherited).toHaveTextContent('Here: 8 of 8.');
    expect(inherited).toHaveTextContent(/Target of .*holding/);
    expect(inherited).toHaveTextContent('(not found in the catalog)');
    expect(within(own).getAllByRole('button')).toHaveLength(2);
    expect(within(inherited).queryByRole('button')).toBeNull();
  });

  it.each<[object, string]>([
    [{ state: 'tooEarly', weeks: 2 }, 'A forecast needs 4 weeks'],
    [
      { state: 'unknown', weeks: 0, reason: 'noMembers' },
      'Nothing belongs to it',
    ],
    [{ state: 'unknown', weeks: 0, reason: 'noStage' }, 'no longer has the'],
    [{ state: 'missed', weeks: 3 }, 'Missed'],
  ])('explain %j', async (forecast, text) => {
    render({
      items: [
        measureFixture({}, {
          forecast,
          progress: undefined,
          rank: 'reason' in forecast ? 0 : 3,
        } as object),
      ],
    });
    expect(await screen.findByText(new RegExp(text))).toBeInTheDocument();
  });

  it('are not there yet, and offered to those who may set one', async () => {
    render({});
    expect(
      await screen.findByText(/A target names a stage/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Set a target' }),
    ).toBeInTheDocument();
  });

  it('are read-only without the permission', async () => {
    render({ maySet: false, items: [measureFixture()] });
    expect(await screen.findByText('At risk')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('take no place where there are none and none may be set', async () => {
    render({ maySet: false }, {}, true);
    await screen.findByTestId('address');
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(screen.queryByRole('region', { name: 'Targets' })).toBeNull();
  });

  it('say why they could not be loaded', async () => {
    render(
      {},
      {
        listTargets: async () => {
          throw new Error('Bad gateway');
        },
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Bad gateway');
  });

  it('say that the reader has no access', async () => {
    render(
      {},
      {
        listTargets: async () => {
          throw new NotAllowedError('no');
        },
      },
    );
    expect(await screen.findByText(/don't have access/)).toBeInTheDocument();
  });

  it('are set with what is entered, once all of it is there', async () => {
    const createTargetOf = jest.fn(async () => createTarget());
    render({}, { createTarget: createTargetOf });
    const dialog = await openForm('Set a target');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      dialog.getByText('Enter a share from 1 to 100.'),
    ).toBeInTheDocument();
    expect(createTargetOf).not.toHaveBeenCalled();

    await enterShare(dialog, '40');
    await userEvent.type(dialog.getByLabelText(/Note/), 'As agreed');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(createTargetOf).toHaveBeenCalledWith(
      expect.objectContaining({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        entityRef: organizationRef,
        modelId: builtInModel.id,
        stageId: builtInModel.stages[2].id,
        share: 0.4,
        lifecycle: ['production'],
        owner: organizationRef,
        note: 'As agreed',
      }),
    );
    expect(sessionStorage).toHaveLength(0);
  });

  it('keep what was typed through an error, and through a reload', async () => {
    const ids: string[] = [];
    const refuse: MaturityApi['createTarget'] = async ({ id }) => {
      ids.push(id);
      throw backendError(400, 'owner: there is no such group');
    };
    const { unmount } = render({}, { createTarget: refuse });
    const dialog = await openForm('Set a target');
    await enterShare(dialog, '55');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'owner: there is no such group',
    );
    expect(shareField(dialog)).toHaveValue('55');
    unmount();

    render({}, { createTarget: refuse });
    const again = await openForm('Set a target');
    expect(again.getByText(/This is your draft/)).toBeInTheDocument();
    expect(shareField(again)).toHaveValue('55');
    await userEvent.click(again.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(ids).toHaveLength(2));
    // The request can have succeeded without an answer.
    expect(ids[1]).toBe(ids[0]);
    await userEvent.click(
      again.getByRole('button', { name: 'Discard the draft' }),
    );
    expect(shareField(again)).toHaveValue('');
  });

  it('show both texts where somebody else wrote meanwhile', async () => {
    const current = createTarget({ version: 2, share: 0.6, note: 'Theirs' });
    const changeTarget = jest
      .fn<Promise<StageTarget>, Parameters<MaturityApi['changeTarget']>>()
      .mockRejectedValueOnce(backendError(409, 'was changed', current))
      .mockResolvedValueOnce(current);
    render({ items: [measureFixture()] }, { changeTarget });
    const dialog = await openForm(/^Change the target/);
    await enterShare(dialog, '50');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const rows = await dialog.findAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'FieldStored nowYours',
      'Share, in per cent6050',
      'Note (optional)Theirs–',
    ]);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save mine over it' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(changeTarget.mock.calls.map(([request]) => request)).toMatchObject([
      { version: 1, share: 0.5 },
      { version: 2, share: 0.5 },
    ]);
  });

  it('continue with the stored text, if that is chosen', async () => {
    const current = createTarget({ version: 2, share: 0.6 });
    render(
      { items: [measureFixture()] },
      {
        changeTarget: async () => {
          throw backendError(409, 'was changed', current);
        },
      },
    );
    const dialog = await openForm(/^Change the target/);
    await enterShare(dialog, '50');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await userEvent.click(
      await dialog.findByRole('button', {
        name: 'Continue with the stored one',
      }),
    );
    expect(shareField(dialog)).toHaveValue('60');
    expect(dialog.queryByRole('row')).toBeNull();
  });

  it('end with a reason, and are listed as ended', async () => {
    const ended = createTarget({
      id: '2',
      ended: {
        at: '2026-05-02T08:00:00.000Z',
        by: 'user:default/ben',
        reason: 'Sold',
      },
    });
    const endTarget = jest.fn(async () => ended);
    render({ items: [measureFixture()], ended: [ended] }, { endTarget });
    await userEvent.click(await screen.findByText('1 ended target'));
    expect(screen.getByText('Reason: Sold')).toBeVisible();

    const dialog = await openForm(/^End the target: 40%/);
    await userEvent.click(
      dialog.getByRole('button', { name: 'End the target' }),
    );
    expect(dialog.getByText('Say why it ends.')).toBeInTheDocument();
    await userEvent.type(dialog.getByLabelText('Reason'), 'Split');
    await userEvent.click(
      dialog.getByRole('button', { name: 'End the target' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(endTarget).toHaveBeenCalledWith({
      targetId: createTarget().id,
      version: 1,
      reason: 'Split',
    });
  });
});
