export { OutcomeFace } from './OutcomeFace';
export { outcomes } from './outcomes';
