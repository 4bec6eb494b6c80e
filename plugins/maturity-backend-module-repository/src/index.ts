/**
 * Module of the maturity plugin that reports what the content of a repository
 * shows, and where other modules add readers of repositories.
 *
 * @packageDocumentation
 */

export { maturityModuleRepository as default } from './module';
export * from './hosts';
export { repositoryAddressOf, type RepositoryAddress } from './locate/hosts';
export { describeReadError } from './readers/messages';
export * from './readers/RepositoryReader';
export {
  repositoryReadersServiceRef,
  type RepositoryReaders,
} from './readers/RepositoryReaders';
export { SnapshotBuilder, type ListedFile } from './readers/SnapshotBuilder';
