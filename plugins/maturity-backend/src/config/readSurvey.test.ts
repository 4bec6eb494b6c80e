import { readSurvey } from './readSurvey';

const secret = 'a-secret-of-at-least-thirty-two-characters';

describe('readSurvey', () => {
  it('has no survey without a secret, or when it is off', () => {
    expect(readSurvey(undefined)).toBeUndefined();
    expect(readSurvey({ window: { days: 3 } })).toBeUndefined();
    expect(readSurvey({ enabled: false, secret })).toBeUndefined();
  });

  it('has built-in questions and topics', () => {
    const survey = readSurvey({ secret });
    expect(survey).toMatchObject({
      secrets: [secret],
      window: { fromDay: 1 },
      questions: [
        { id: 'satisfaction', type: 'rating' },
        { id: 'recommendation', type: 'recommendation' },
        { id: 'friction', type: 'topics' },
        { id: 'note', type: 'text' },
      ],
    });
    expect(survey?.questions[2].topics?.[0]).toEqual({ id: 'slow-builds' });
  });

  it('asks what is configured', () => {
    const topics = [{ id: 'vpn', title: 'The VPN' }];
    const survey = readSurvey({
      secret: [secret, `other-${secret}`],
      questions: [
        { id: 'ci', type: 'rating', title: 'How is CI?' },
        { id: 'friction', type: 'topics' },
      ],
      topics,
    });
    expect(survey?.secrets).toHaveLength(2);
    expect(survey?.questions).toEqual([
      { id: 'ci', type: 'rating', title: 'How is CI?' },
      { id: 'friction', type: 'topics', topics },
    ]);
  });

  it.each([
    [{ enabled: true }, /maturity\.survey\.secret: is needed/],
    [
      { secret: 'short' },
      /maturity\.survey\.secret: must be a text of at least/,
    ],
    [
      { questions: [{ id: 'ci', type: 'rating' }] },
      /maturity\.survey\.questions\[0\]\.title: is needed/,
    ],
    [
      { questions: [{ id: 'note', type: 'rating' }] },
      /maturity\.survey\.questions\[0\]\.title: is needed/,
    ],
    [
      { questions: [{ id: 'Ci!', type: 'rating', title: 'CI?' }] },
      /maturity\.survey\.questions\[0\]\.id: must be an id/,
    ],
    [
      {
        questions: [
          { id: 'note', type: 'text' },
          { id: 'other', type: 'text', title: 'And?' },
        ],
      },
      /questions\[1\]\.type: only one question can be of the type text/,
    ],
    [
      { topics: [{ id: 'reviews' }, { id: 'reviews' }] },
      /maturity\.survey\.topics\[1\]\.id: there is another 'reviews'/,
    ],
    [{ topics: [{ id: 'vpn' }] }, /maturity\.survey\.topics\[0\]\.title/],
    [{ window: { fromDay: 91 } }, /maturity\.survey\.window\.fromDay/],
    [{ window: { form: 1 } }, /window\.form: unknown key/],
  ])('refuses %j, and says where', (value, message) => {
    expect(() => readSurvey(value)).toThrow(message);
  });

  it('never tells a secret', () => {
    const short = 'too-short-to-be-one';
    expect(() => readSurvey({ secret: [short] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(short) }),
    );
  });
});
