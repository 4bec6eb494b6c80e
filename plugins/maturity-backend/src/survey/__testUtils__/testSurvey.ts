import { readSurvey } from '../../config/readSurvey';
import { SurveySettings } from '../types';

/** A survey with the built-in questions, open all year. */
export const testSurvey: SurveySettings = readSurvey({
  secret: 'only-for-tests-and-of-enough-characters',
})!;
