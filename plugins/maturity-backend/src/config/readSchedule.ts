import { Config, readDurationFromConfig } from '@backstage/config';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';

/** The schedule and timeout of a task. */
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

/**
 * The schedule at `<path>.schedule`, else the given one.
 *
 * @throws InputError with the path
 */
export function readSchedule(
  config: Config,
  path: string,
  otherwise: Pick<Schedule, 'frequency' | 'timeout'> & Partial<Schedule>,
): Schedule {
  const initialDelay = otherwise.initialDelay ?? INITIAL_DELAY;
  const own = config.getOptionalConfig(`${path}.schedule`);
  if (!own) {
    return { ...otherwise, initialDelay };
  }
  try {
    const { frequency } =
      readSchedulerServiceTaskScheduleDefinitionFromConfig(own);
    return {
      frequency,
      timeout: readDurationFromConfig(own, { key: 'timeout' }),
      initialDelay: own.has('initialDelay')
        ? readDurationFromConfig(own, { key: 'initialDelay' })
        : initialDelay,
    };
  } catch (error) {
    throw new InputError(`Invalid configuration: ${path}.schedule: ${error}`);
  }
}
