import { render, screen } from '@testing-library/react';
import { app } from './App';

// All of the app is loaded on the way.
jest.setTimeout(90_000);

const environment = process.env;

function configure(data: object) {
  process.env = {
    ...environment,
    APP_CONFIG: [{ context: 'test', data }] as unknown as string,
  };
}

afterEach(() => {
  process.env = environment;
});

describe('app', () => {
  it('asks the visitor to sign in, and offers to enter as a guest', async () => {
    configure({
      app: { title: 'Maturity demo', baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
      auth: { providers: { guest: {} } },
    });

    render(app.createRoot());

    const enter = await screen.findByRole(
      'button',
      { name: 'Enter' },
      { timeout: 60_000 },
    );
    expect(enter).toBeEnabled();
    expect(screen.getByText(/Enter as a Guest User/)).toBeInTheDocument();
  });
});
