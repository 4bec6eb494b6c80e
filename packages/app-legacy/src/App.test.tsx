import { render, screen } from '@testing-library/react';
import App from './App';

const environment = process.env;

afterEach(() => {
  process.env = environment;
});

describe('app-legacy', () => {
  it('asks the visitor to sign in, and offers to enter as a guest', async () => {
    process.env = {
      ...environment,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Maturity demo', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            auth: { providers: { guest: {} } },
          },
        },
      ] as unknown as string,
    };

    render(<App />);

    expect(await screen.findByRole('button', { name: 'Enter' })).toBeEnabled();
    expect(screen.getByText(/Enter as a Guest User/)).toBeInTheDocument();
  });
});
