import { describeSqlError } from './describeSqlError';

const postgres = (code: string, message: string) =>
  Object.assign(new Error(message), { code, severity: 'ERROR' });

const mysql = (errno: number, message: string) =>
  Object.assign(new Error(message), {
    errno,
    sqlState: 'HY000',
    sqlMessage: message,
    code: 'UNKNOWN_CODE_PLEASE_REPORT',
  });

// A quoted value can be the key of an entity that the reader may not see.
const descriptions: [description: string, error: Error][] = [
  [
    'lake refused the query (22P02): invalid input syntax for type integer',
    postgres('22P02', 'invalid input syntax for type integer: "secret-shop"'),
  ],
  [
    'lake refused the query (1292): Truncated incorrect DOUBLE value',
    mysql(1292, "Truncated incorrect DOUBLE value: 'secret-shop'"),
  ],
  [
    'lake did not answer within 30 seconds',
    mysql(1969, 'Query execution was interrupted (max_statement_time)'),
  ],
  [
    'lake refused the query (53300): sorry, too many clients already',
    postgres('53300', 'sorry, too many clients already'),
  ],
  [
    'could not ask lake: the connection was lost (ECONNREFUSED)',
    Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
  ],
  [
    'could not ask lake: failed at postgresql://lake.example/lake',
    new Error('failed at postgresql://maturity:canary@lake.example/lake'),
  ],
];

describe('describeSqlError', () => {
  it.each(descriptions)('says "%s"', (description, error) => {
    const failed = { name: 'lake', timeout: 30_000 };
    expect(describeSqlError(error, failed)).toBe(description);
  });
});
