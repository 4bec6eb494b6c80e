/**
 * Module of the maturity plugin for facts from the scaffolder and TechDocs.
 *
 * @packageDocumentation
 */

export { maturityModuleBackstage as default } from './module';
