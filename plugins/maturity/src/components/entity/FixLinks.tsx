import { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { Fix } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiExternalLinkLine, RiMagicLine } from '@remixicon/react';
import { templateRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { safeHref } from '../../links/safeHref';
import styles from './NextSteps.module.css';
import { templateRouteParams, toTemplateParameters } from './templateLink';

/** The address of a template's form, filled in for an entity. */
function useTemplateHref(
  templateRef: string | undefined,
  entity: Entity,
): string | undefined {
  const templateRoute = useRouteRef(templateRouteRef);
  const params = templateRouteParams(templateRef);
  if (!templateRoute || !params) {
    return undefined;
  }
  const query = new URLSearchParams({
    formData: JSON.stringify(toTemplateParameters(entity)),
  });
  return `${templateRoute(params)}?${query}`;
}

/** The links that help to meet a check: a template and a guide. */
export function FixLinks(props: {
  fix: Fix;
  /** Ref of a template in the catalog. */
  template?: string;
  entity: Entity;
  about: string;
}) {
  const t = useTexts();
  const { fix, entity, about } = props;
  const template = useTemplateHref(props.template, entity);
  const docs = safeHref(fix.docs);
  if (!template && !docs) {
    return null;
  }
  return (
    <div className={styles.links}>
      {template && (
        <ButtonLink
          href={template}
          aria-label={t('entity.next.templateFor', { check: about })}
          variant="primary"
          iconStart={<RiMagicLine />}
        >
          {t('entity.next.template')}
        </ButtonLink>
      )}
      {docs && (
        <ButtonLink
          href={docs}
          aria-label={t('entity.next.guideFor', { check: about })}
          target="_blank"
          rel="noopener noreferrer"
          variant="secondary"
          iconEnd={<RiExternalLinkLine />}
        >
          {t('entity.next.guide')}
        </ButtonLink>
      )}
    </div>
  );
}
