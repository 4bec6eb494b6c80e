/**
 * Module of the maturity plugin that reports what Bitbucket Data Center knows of a
 * repository.
 *
 * @packageDocumentation
 */

export { maturityModuleBitbucketServer as default } from './module';
