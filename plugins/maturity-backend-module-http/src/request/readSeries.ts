import { JsonValue } from '@backstage/types';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.string(), result: z.unknown() }),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
});

const failureSchema = z.object({
  status: z.literal('error'),
  error: z.string(),
});

const seriesSchema = z.object({
  metric: z.record(z.string(), z.string()),
  value: z.tuple([z.number(), z.string()]),
});

/** About the name of a metric: no value is missing because of it. */
const HARMLESS = /^PromQL info: metric might not be a counter/;

/** The series in an answer to a query of PromQL. */
export interface FoundSeries {
  /** Each with `labels`, `value` and `time`. A value that is no number stays a text: `NaN`. */
  readonly series: JsonValue[];
  /** Why some may be missing. */
  readonly gap?: string;
}

/** Reads the series of an instant query, as Prometheus, Thanos and Mimir answer it. */
export async function readSeries(body: JsonValue): Promise<FoundSeries> {
  const failure = failureSchema.safeParse(body);
  if (failure.success) {
    return {
      series: [],
      gap: `answered with an error: ${failure.data.error}`,
    };
  }
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    return { series: [], gap: 'gave no answer to a query of PromQL' };
  }
  const { data, warnings, infos } = answer.data;
  const { resultType, result } = data;
  if (resultType !== 'vector' || !Array.isArray(result)) {
    return {
      series: [],
      gap: `answered with a ${resultType}, not with a vector: the query must have one value for each series`,
    };
  }
  const { series, unread } = await readVector(result);
  const [warning] = [
    ...(warnings ?? []),
    ...(infos ?? []).filter(info => !HARMLESS.test(info)),
  ];
  const gaps = [
    ...(warning === undefined ? [] : [`answered with a warning: ${warning}`]),
    ...(unread > 0
      ? [`answered with ${unread} series without one value each`]
      : []),
  ];
  return { series, gap: gaps.length > 0 ? gaps.join('; ') : undefined };
}

/** A native histogram has no `value`. */
async function readVector(
  result: readonly unknown[],
): Promise<{ readonly series: JsonValue[]; readonly unread: number }> {
  const series: JsonValue[] = [];
  let unread = 0;
  for await (const each of yieldToEventLoop(result)) {
    const { data } = seriesSchema.safeParse(each);
    if (data) {
      const [time, value] = data.value;
      series.push({ labels: data.metric, value: readNumber(value), time });
    } else {
      unread += 1;
    }
  }
  return { series, unread };
}

/** `NaN`, `+Inf` and `-Inf` are no numbers of JSON, and nothing that a fact can be. */
function readNumber(text: string): number | string {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : text;
}
