import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered, on machines that may have other things to do.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
