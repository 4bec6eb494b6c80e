import { Stage } from '../types';

/** The starting stage: every measured component reaches it. */
export const stage1AdHocScripts: Stage = {
  id: 'ad-hoc-scripts',
  title: 'Ad-hoc scripts',
  summary:
    'You are here if someone logs in to a server and runs commands to release, ' +
    'if one person must be asked first, and if only two people understand the scripts folder that does the work. ' +
    'Nobody wrote down what happened in the last incident.',
  advice:
    'Pick one environment, ideally staging, and describe all of it as code with Terraform, OpenTofu or Pulumi. ' +
    'Start small: one environment that you can rebuild from a repository teaches you more than ten that are half described.',
  checks: [],
};
