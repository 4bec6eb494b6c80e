import { toCodeownersFact } from './codeowners';

const none = { title: 'no file', url: 'https://git.example/shop' };
const url = 'https://git.example/shop/CODEOWNERS';

describe('toCodeownersFact', () => {
  it.each([
    ['*.ts @ada', true],
    ['  docs/ @@writers', true],
    ['.* ada@example.com', true],
    ['# *.ts @ada', false],
    ['*.ts', false],
    ['*.ts # @ada', false],
    ['', false],
  ])('finds a rule in %j: %s', (text, value) => {
    const file = { path: 'CODEOWNERS', text: `# who\n${text}\n`, url };
    expect(toCodeownersFact(file, none)).toEqual({
      value,
      evidence: [{ title: 'CODEOWNERS', url }],
    });
  });

  it('says where it was looked for without a file, and why it is not known', () => {
    expect(toCodeownersFact({}, none)).toEqual({
      value: false,
      evidence: [none],
    });
    const unknown = { unknown: 'hidden' };
    expect(toCodeownersFact(unknown, none)).toBe(unknown);
  });
});
