/**
 * Module of the maturity plugin for facts from Kubernetes clusters.
 *
 * @packageDocumentation
 */

export { maturityModuleKubernetes as default } from './module';
