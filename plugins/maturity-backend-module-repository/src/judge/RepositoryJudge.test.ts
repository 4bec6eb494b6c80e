import { performance } from 'node:perf_hooks';
import { workflow } from '../__testUtils__/detect';
import { createJudge, snapshotWith } from '../__testUtils__/judge';

const { signal } = new AbortController();
const small = snapshotWith({
  '.github/workflows/ci.yml': workflow({ run: 'trivy fs .' }),
});
/** Patterns that no path matches, and that take ages to find that out. */
const slow = snapshotWith({
  '.gitattributes': `${'*a'.repeat(30)}b export-ignore\n`.repeat(500),
  ...Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `${'a'.repeat(90)}${index}`,
      '',
    ]),
  ),
});
const large = snapshotWith(
  Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `deploy/${index}.yaml`,
      `# ${'x'.repeat(4_000_000)}`,
    ]),
  ),
);

describe('RepositoryJudge', () => {
  const judge = createJudge();
  const hasty = createJudge({ judgeTimeout: 200 });
  const frugal = createJudge({ judgeMemory: 128 });

  it('judges folders, with paths as the links of evidence', async () => {
    const facts = await judge.judge(small, ['', 'none'], signal);
    expect(facts.get('')?.securityScanners).toEqual({
      value: ['Trivy'],
      evidence: [
        {
          title: expect.stringMatching(/ci\.yml/),
          url: '.github/workflows/ci.yml',
        },
      ],
    });
    expect(facts.has('none')).toBe(true);
    expect(facts.get('none')).toBeUndefined();
  });

  it('sees nothing of the repository that was judged before', async () => {
    await judge.judge(small, [''], signal);
    const facts = await judge.judge(snapshotWith(), [''], signal);
    expect(facts.get('')?.securityScanners).toEqual({ value: [] });
  });

  it('judges what is copied in several parts as a whole', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `deploy/${index}.yaml`,
        `# ${'x'.repeat(300)}\napiVersion: apps/v1\nkind: Deployment\n`,
      ]),
    );
    const snapshot = snapshotWith({ ...files, 'z_test.go': 'package z' });
    const facts = await judge.judge(snapshot, [''], signal);
    expect(facts.get('')).toMatchObject({
      tests: { value: ['Go'] },
      infrastructureAsCode: {
        value: ['Kubernetes manifests'],
        evidence: expect.arrayContaining([{ title: 'and 4995 more files' }]),
      },
    });
  });

  it('stops at the time limit, and judges the next one', async () => {
    const began = performance.now();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 10);
    await expect(hasty.judge(slow, [''], signal)).rejects.toThrow(
      'is too large to judge: it took longer than 0.2 seconds, the limit at maturity.sources.repository.limits.judgeTimeout',
    );
    clearInterval(timer);
    // Others were let in all the time.
    expect(turns).toBeGreaterThan((performance.now() - began) / 50);
    const facts = await hasty.judge(small, [''], signal);
    expect(facts.get('')?.securityScanners).toMatchObject({ value: ['Trivy'] });
  });

  it('stops at the memory limit, and judges the next one', async () => {
    await expect(frugal.judge(large, [''], signal)).rejects.toThrow(
      'is too large to judge: it took more than 128 MB of memory, the limit at maturity.sources.repository.limits.judgeMemory',
    );
    const facts = await frugal.judge(small, [''], signal);
    expect(facts.get('')?.securityScanners).toMatchObject({ value: ['Trivy'] });
  });

  it('stops at an abort', async () => {
    const controller = new AbortController();
    const judged = judge.judge(slow, [''], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(judged).rejects.toThrow('aborted');
    await expect(judge.judge(small, [''], controller.signal)).rejects.toThrow(
      'aborted',
    );
  });
});
