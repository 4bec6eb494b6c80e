import { JudgeLimits, RepositoryJudge } from '../judge/RepositoryJudge';

/** A snapshot of made-up files. */
export function snapshotWith(files: { readonly [path: string]: string } = {}) {
  return {
    files: Object.keys(files),
    contents: new Map(Object.entries(files)),
    unread: new Map<string, string>(),
  };
}

/** Judges in a real worker thread, which is started before all tests of a file. */
export function createJudge(limits: Partial<JudgeLimits> = {}) {
  const judge = new RepositoryJudge({
    limits: { judgeTimeout: 20_000, judgeMemory: 512, ...limits },
    workers: 1,
  });
  beforeAll(async () => {
    await judge.judge(snapshotWith(), [''], new AbortController().signal);
  }, 30_000);
  afterAll(() => judge.stop());
  return judge;
}
