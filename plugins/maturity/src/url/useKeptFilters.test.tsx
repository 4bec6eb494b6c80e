import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  BrowserRouter,
  Link,
  Route,
  Routes,
  useLocation,
} from 'react-router-dom';
import { useKeptFilters } from './useKeptFilters';

const asked = jest.fn();

function Tab() {
  const isComplete = useKeptFilters();
  const { pathname, search } = useLocation();
  if (isComplete) {
    asked(`${pathname}${search}`);
  }
  return null;
}

/** A page whose tabs are plain links, as in the header of a Backstage page. */
function show(at: string) {
  window.history.replaceState({}, '', at);
  asked.mockClear();
  render(
    <BrowserRouter>
      <Link to="/maturity/overview">Overview</Link>
      <Link to="/maturity/services">Services</Link>
      <Link to="/catalog">Catalog</Link>
      <Routes>
        <Route path="/maturity/overview" element={<Tab key="overview" />} />
        <Route path="/maturity/services" element={<Tab key="services" />} />
        <Route path="/catalog" element={null} />
      </Routes>
    </BrowserRouter>,
  );
}

const go = (name: string) =>
  userEvent.click(screen.getByRole('link', { name }));
const shown = () => `${window.location.pathname}${window.location.search}`;

it('carries the filters to the next tab and never asks without them', async () => {
  show('/maturity/overview?owner=a&sort=name:asc');
  await go('Services');
  expect(shown()).toBe('/maturity/services?owner=a&sort=name:asc');
  expect(asked).not.toHaveBeenCalledWith('/maturity/services');
  await go('Overview');
  expect(shown()).toBe('/maturity/overview?owner=a&sort=name:asc');
});

it('lets the back button return to the tab before, in one step', async () => {
  show('/maturity/overview?owner=a');
  await go('Services');
  window.history.back();
  await screen.findByRole('link', { name: 'Overview' });
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(shown()).toBe('/maturity/overview?owner=a');
});

it('starts afresh after another page', async () => {
  show('/maturity/overview?owner=a');
  await go('Catalog');
  await go('Services');
  expect(shown()).toBe('/maturity/services');
  expect(asked).toHaveBeenLastCalledWith('/maturity/services');
});

it('carries nothing where there is nothing', async () => {
  show('/maturity/overview');
  expect(asked).toHaveBeenCalledWith('/maturity/overview');
  await go('Services');
  expect(shown()).toBe('/maturity/services');
});
