import { parentPort, workerData } from 'node:worker_threads';
import { RepositoryFacts } from '../declarations';
import { createDetector } from '../detect/detect';

/** A part of a snapshot. Parts are small, since each is copied in one go. */
export interface SnapshotPart {
  readonly files?: readonly string[];
  /** Texts by path. */
  readonly contents?: readonly (readonly [string, string])[];
  /** Reasons by path. */
  readonly unread?: readonly (readonly [string, string])[];
}

/** A message to the worker: parts of one snapshot, then the folders to judge in it. */
export type JudgeMessage =
  | { readonly part: SnapshotPart }
  | { readonly folders: readonly string[] };

/** A message of the worker: that it begins to judge, then the facts by folder or why there are none. */
export type JudgeAnswer =
  | { readonly begun: true }
  | {
      /** The links of evidence are paths. `undefined` for a folder that is not in the repository. */
      readonly facts: readonly (readonly [
        string,
        RepositoryFacts | undefined,
      ])[];
    }
  | { readonly error: string };

/** The file that a worker thread runs: this one, in the source as in the published package. */
export const workerFile = __filename;

/** Tells a worker thread of this file from one that only imports it. */
export const workerMark = 'maturity-judge';

/** Answers the messages of one port. */
function serve(answer: (message: JudgeAnswer) => void) {
  const empty = () => ({
    files: [] as string[],
    contents: new Map<string, string>(),
    unread: new Map<string, string>(),
  });
  let snapshot = empty();
  return (message: JudgeMessage): void => {
    if ('part' in message) {
      const { files = [], contents = [], unread = [] } = message.part;
      files.forEach(path => snapshot.files.push(path));
      contents.forEach(([path, text]) => snapshot.contents.set(path, text));
      unread.forEach(([path, reason]) => snapshot.unread.set(path, reason));
      return;
    }
    const judged = snapshot;
    snapshot = empty();
    answer({ begun: true });
    try {
      const detect = createDetector({ ...judged, fileUrl: path => path });
      answer({
        facts: message.folders.map(folder => [folder, detect(folder)] as const),
      });
    } catch (error) {
      answer({ error: String(error) });
    }
  };
}

if (workerData === workerMark && parentPort) {
  const port = parentPort;
  port.on(
    'message',
    serve(message => port.postMessage(message)),
  );
}
