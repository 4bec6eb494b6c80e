/**
 * Prints precision and recall of the detector over the corpus of the repository
 * module, by fact, and at first sight of public repositories. `yarn docs` writes the same table to
 * `docs/repository-detection.md`.
 */
import { accuracyToMarkdown, firstSightToMarkdown } from './accuracyMarkdown';

process.stdout.write(`${accuracyToMarkdown()}\n\n${firstSightToMarkdown()}\n`);
