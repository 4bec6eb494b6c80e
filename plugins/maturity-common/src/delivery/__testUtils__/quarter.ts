import { DeliveryEvent } from '../events';
import { change, deployment, heartbeats, incident } from './log';

const START = Date.UTC(2025, 11, 18);
const HOUR = 3_600_000;

function at(day: number, hour: number): string {
  return new Date(START + (day * 24 + hour) * HOUR).toISOString();
}

/**
 * Half a year of a service, of which everything is known: two windows of 90
 * days, from 18 December 2025. On every third day one change is deployed two
 * hours after its commit; every tenth deployment causes an incident of an hour,
 * which the next one fixes. The incident feed reports every week.
 */
export function halfYear(
  /** Of the last 90 days. */
  lately: { leadHours?: number; failEvery?: number } = {},
): DeliveryEvent[] {
  const { leadHours = 2, failEvery = 10 } = lately;
  const rounds = Array.from({ length: 60 }, (_, index) => {
    const day = index * 3;
    const isLate = day >= 90;
    // Minutes that differ, as they do in life: no two lead times are the same.
    const lead = (isLate ? leadHours : 2) + (index % 30) / 60;
    const every = isLate ? failEvery : 10;
    const fails = index % every === every - 1;
    return [
      change(`c${index}`, at(day, 12 - lead)),
      deployment(`d${index}`, at(day, 12), {
        commit: `c${index}`,
        title: `Version ${index}`,
        url: `https://ci.example/${index}`,
        isRework: index % 10 === 0,
      }),
      ...(fails
        ? [incident(`i${index}`, at(day, 13), at(day, 14 + (index % 7) / 60))]
        : []),
    ];
  });
  return [...rounds.flat(), ...heartbeats()];
}
