import {
  Check,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ExternalLink } from '../links/ExternalLink';
import { useTexts } from '../translation';

/** A check of the model; absent when the answer is of another version of it. */
export function findCheck(model: Model, checkId: string): Check | undefined {
  return model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === checkId);
}

/** The remedy of a check in a few words; its title where the model has none. */
export function stepTitle(check: Check): string {
  return check.fix.title ?? check.title;
}

/** The remedy of a check by its id; the id itself when the model does not have it. */
export function fixTitle(model: Model, checkId: string): string {
  const check = findCheck(model, checkId);
  return check ? stepTitle(check) : checkId;
}

/** The reason for a check, its remedy and the effort. */
export function CheckText(props: { check: Check; className: string }) {
  const { why, fix } = props.check;
  const t = useTexts();
  return (
    <dl className={props.className}>
      <dt>{t('org.model.why')}</dt>
      <dd>{why}</dd>
      <dt>{t('org.model.fix')}</dt>
      <dd>
        {fix.text}{' '}
        {fix.docs && (
          <ExternalLink href={fix.docs} title={t('org.model.guide')} />
        )}
      </dd>
      <dt>{t('org.model.effort')}</dt>
      <dd>{t(`common.effortSize.${fix.effort}`)}</dd>
    </dl>
  );
}
