import { Config, readDurationFromConfig } from '@backstage/config';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

/** When a task runs, and how long it may. */
export interface Schedule {
  readonly frequency: SchedulerServiceTaskScheduleDefinition['frequency'];
  readonly timeout: HumanDuration;
  readonly initialDelay: HumanDuration;
}

/**
 * A little time for the catalog to come up beside this plugin. Short, so that
 * a backend that has just been started for the first time soon has results.
 */
const INITIAL_DELAY: HumanDuration = { seconds: 5 };

/** The schedule under a key, else the given one. */
export function readSchedule(
  config: Config | undefined,
  otherwise: Pick<Schedule, 'frequency' | 'timeout'> & Partial<Schedule>,
): Schedule {
  const own = config?.getOptionalConfig('schedule');
  if (!own) {
    return { initialDelay: INITIAL_DELAY, ...otherwise };
  }
  const { frequency } =
    readSchedulerServiceTaskScheduleDefinitionFromConfig(own);
  return {
    frequency,
    timeout: readDurationFromConfig(own, { key: 'timeout' }),
    initialDelay: own.has('initialDelay')
      ? readDurationFromConfig(own, { key: 'initialDelay' })
      : otherwise.initialDelay ?? INITIAL_DELAY,
  };
}
