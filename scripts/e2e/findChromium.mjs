import { existsSync } from 'node:fs';
import process from 'node:process';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine; an error where there is none. */
export function findChromium(places = PLACES) {
  const wanted = process.env.CHROMIUM_PATH;
  const found = (wanted ? [wanted] : places).find(file => existsSync(file));
  if (!found) {
    throw new Error(
      wanted
        ? `CHROMIUM_PATH names ${wanted}, which does not exist`
        : 'No Chromium was found. Install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
    );
  }
  return found;
}
