import { withoutSecrets } from './messages';
import { ReadLimits } from './RepositoryReader';

const path = 'maturity.sources.repository.limits';

/** A repository with more files than are listed. */
export function tooManyFiles(root: string, limits: ReadLimits): string {
  return `${withoutSecrets(root)} has more than ${
    limits.files
  } files, the limit at ${path}.files`;
}

/** A file that is larger than those that are looked into. */
export function tooLarge(file: string, limits: ReadLimits): string {
  return `${file} is larger than ${limits.fileSize} bytes, the limit at ${path}.fileSize`;
}

/** More files than are looked into. */
export function tooManyContents(limits: ReadLimits): string {
  return `the repository has more than ${limits.contents} files to look into, the limit at ${path}.contents`;
}

/** A file that is wanted, and is binary or in an unknown encoding. */
export function notText(file: string): string {
  return `${file} is not text in UTF-8`;
}

/** A file that is wanted and listed, and whose content did not come. */
export function notRead(file: string): string {
  return `${file} could not be read`;
}

/**
 * A repository that took too long.
 *
 * @param timeout - In milliseconds.
 */
export function tooSlow(root: string, timeout: number): string {
  return `reading ${withoutSecrets(root)} took longer than ${
    timeout / 1000
  } seconds, the limit at ${path}.timeout`;
}
