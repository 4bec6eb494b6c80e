import { Stage } from '../types';

/** The floor: every component that could be measured is at least here. */
export const stage1AdHocScripts: Stage = {
  id: 'ad-hoc-scripts',
  title: 'Ad-hoc scripts',
  summary:
    'You are here if releasing means that somebody logs in to a server and runs commands, ' +
    'if there is one person who has to be asked first, and if a scripts folder does the work that two people understand. ' +
    'What happened in the last incident is in nobody’s notes.',
  advice:
    'Pick one environment, best of all staging, and describe all of it as code with Terraform, OpenTofu or Pulumi. ' +
    'Do not start with everything at once: one environment that can be rebuilt from a repository teaches more than ten that are half described.',
  checks: [],
};
