/**
 * Module of the maturity plugin that reports what Bitbucket Cloud knows of a
 * repository.
 *
 * @packageDocumentation
 */

export { maturityModuleBitbucketCloud as default } from './module';
