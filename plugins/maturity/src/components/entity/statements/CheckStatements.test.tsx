import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  Attestation,
  Check,
  CheckResult,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi } from '../../../__fixtures__';
import { maturityApiRef } from '../../../api';
import { CheckStatements } from './CheckStatements';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

const ORDERS = 'component:default/orders';

const check: Check = {
  id: 'scan',
  title: 'A pipeline scans for security problems',
  why: 'Because.',
  fix: { text: 'Do it.', effort: 'small' },
  condition: { 'attestation/scan': true },
  required: true,
} as unknown as Check;

const result: CheckResult = {
  checkId: 'scan',
  outcome: 'unknown',
  blocking: true,
  unknown: {
    reason: 'missing',
    cause: 'notAttested',
    fact: 'attestation/scan',
  },
  proofs: [
    {
      outcome: 'fail',
      grade: 'attested',
      observations: [
        { fact: 'attestation/scan', value: false, grade: 'attested' },
      ],
    },
  ],
};

const said: Attestation = {
  id: 'first',
  entityRef: ORDERS,
  name: 'scan',
  answer: 'notYet',
  note: 'After the move',
  statedBy: 'user:default/ben',
  statedAt: '2026-11-20T10:00:00.000Z',
  expiresOn: '2099-05-20',
};

function show(api: Partial<MaturityApi>, of: CheckResult = result) {
  renderInTestApp(
    <CheckStatements entityRef={ORDERS} check={check} result={of} />,
    {
      apis: [
        [maturityApiRef, fixtureApi(api)],
        [catalogApiRef, catalogApiMock()],
        mockApis.analytics(),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const inTwoMonths = new Date(Date.now() + 60 * 86_400_000)
  .toISOString()
  .slice(0, 10);

const form = () => screen.findByRole('form');
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const field = async (name: string | RegExp) =>
  within(await form()).getByRole('textbox', { name });

function conflict(current: object): Error {
  return Object.assign(new Error('Request failed with 409 Conflict'), {
    body: { error: { current } },
    cause: new Error('Somebody stated something meanwhile'),
    statusCode: 409,
  });
}

beforeEach(() => window.sessionStorage.clear());

describe('statements about a check', () => {
  it('asks for nothing until somebody wants to state something', async () => {
    const listAttestations = jest.fn(async () => ({ items: [] }));
    const listExemptions = jest.fn();
    show({ listAttestations, listExemptions });
    await screen.findByRole('button', { name: /^Attest/ });
    expect(listAttestations).not.toHaveBeenCalled();
    expect(listExemptions).not.toHaveBeenCalled();
  });

  it('sends a yes with its evidence, and needs one', async () => {
    const attest = jest.fn(async request => ({
      ...said,
      answer: request.answer,
    }));
    show({ attest });
    await press(/^Attest/);
    await userEvent.click(
      within(await form()).getByRole('radio', { name: 'Yes' }),
    );
    const save = screen.getByRole('button', { name: 'Save statement' });
    expect(save).toBeDisabled();
    await userEvent.type(await field(/Link to evidence/), 'http://a.example');
    expect(screen.getByText(/begins with https/)).toBeInTheDocument();
    await userEvent.clear(await field(/Link to evidence/));
    await userEvent.type(await field(/Link to evidence/), 'https://a.example');
    await userEvent.type(await field('Note'), 'As agreed');
    await press('Save statement');
    expect(attest).toHaveBeenCalledWith({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab]/),
      entityRef: ORDERS,
      name: 'scan',
      answer: 'yes',
      evidence: 'https://a.example',
      note: 'As agreed',
    });
    expect(screen.queryByRole('form')).toBeNull();
    expect(JSON.stringify({ ...window.sessionStorage })).not.toContain('draft');
  });

  it('keeps what was typed when sending fails, and over a reload', async () => {
    const attest = async () => {
      throw new Error('The backend is away');
    };
    show({ attest });
    await press(/^Attest/);
    await userEvent.click(
      within(await form()).getByRole('radio', { name: 'Not yet' }),
    );
    await userEvent.type(await field('Note'), 'In spring');
    await press('Save statement');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not saved. What you typed is still here.',
    );
    expect(await field('Note')).toHaveValue('In spring');
    expect(JSON.stringify({ ...window.sessionStorage })).toContain('In spring');
  });

  it('shows what somebody else stated meanwhile, and replaces it only then', async () => {
    const attest = jest
      .fn()
      .mockRejectedValueOnce(conflict({ ...said, id: 'second' }))
      .mockResolvedValue(said);
    show({ attest, listAttestations: async () => ({ items: [said] }) });
    await press(/^Attest/);
    await userEvent.click(
      within(await form()).getByRole('radio', { name: 'No' }),
    );
    await press('Save statement');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Somebody else stated something meanwhile.*Not yet.*After the move/,
    );
    await press('Save statement');
    expect(attest.mock.calls.map(([{ replaces }]) => replaces)).toEqual([
      'first',
      'second',
    ]);
  });

  it('shows what was stated, and withdraws it', async () => {
    const attest = jest.fn(async () => said);
    show({
      attest,
      listAttestations: async () => ({
        items: [said, { ...said, id: 'older', replacedBy: 'first' }],
      }),
    });
    await press(/^Attest/);
    expect(await screen.findByText('1 earlier statement')).toBeInTheDocument();
    expect(screen.getAllByText('After the move')).toHaveLength(2);
    await press('Withdraw');
    expect(attest).toHaveBeenCalledWith(
      expect.objectContaining({ answer: 'withdrawn', replaces: 'first' }),
    );
  });

  it('says why somebody may not attest', async () => {
    const refusal = 'user:default/eve is not a member of the owner';
    show({ listAttestations: async () => ({ refusal, items: [] }) });
    await press(/^Attest/);
    expect(await screen.findByText(new RegExp(refusal))).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('asks for an exemption', async () => {
    const requestExemption = jest.fn(fixtureApi().requestExemption);
    show({ requestExemption });
    await press(/exemption/);
    await userEvent.type(
      await field(/Why it cannot meet/),
      'The vendor ships the image',
    );
    await userEvent.type(screen.getByLabelText('Until'), inTwoMonths);
    await press('Send the request');
    expect(requestExemption).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRef: ORDERS,
        checkId: 'scan',
        reason: 'The vendor ships the image',
        until: inTwoMonths,
      }),
    );
    expect(await screen.findByRole('status')).toHaveTextContent(/^Sent/);
  });

  it('offers no exemption from what passes, and no statement where none counts', async () => {
    show({}, { ...result, outcome: 'pass' });
    await screen.findByRole('button', { name: /^Attest/ });
    expect(screen.queryByRole('button', { name: /exemption/ })).toBeNull();
  });
});
