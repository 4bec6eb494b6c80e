/**
 * Prints precision and recall of the detector over the corpus of the repository
 * module, by fact. `yarn docs` writes the same table to
 * `docs/repository-detection.md`.
 */
import { accuracyToMarkdown } from './accuracyMarkdown';

process.stdout.write(`${accuracyToMarkdown()}\n`);
