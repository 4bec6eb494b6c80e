import { formatDate } from '../format/times';

/** The last day of the survey: it closes at the end of it, and not on the next. */
export function formatLastDay(closesAt: string): string {
  return formatDate(new Date(Date.parse(closesAt) - 1).toISOString());
}
