import {
  createTranslationRef,
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { checks } from './checks';
import { common } from './common';
import { delivery } from './delivery';
import { entity } from './entity';
import { explained } from './explained';
import { home } from './home';
import { org } from './org';
import { organization } from './organization';
import { report } from './report';
import { services } from './services';
import { sources } from './sources';
import { exemptions, statements } from './statements';
import { survey } from './survey';
import { targets } from './targets';
import { teams } from './teams';
import { overview } from './overview';

/**
 * All texts of the maturity plugin.
 *
 * @public
 */
export const maturityTranslationRef = createTranslationRef({
  id: 'plugin.maturity',
  messages: {
    checks,
    common,
    delivery,
    entity,
    exemptions,
    explained,
    home,
    org,
    organization,
    overview,
    report,
    services,
    sources,
    statements,
    survey,
    targets,
    teams,
  },
});

/** Looks up a text by its key. */
export type Texts = TranslationFunction<typeof maturityTranslationRef.T>;

/** The texts of the plugin in the reader's language. */
export function useTexts(): Texts {
  return useTranslationRef(maturityTranslationRef).t;
}
