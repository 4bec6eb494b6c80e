import { Alert, Text } from '@backstage/ui';
import {
  Assessment,
  Model,
  ProfileResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Observed } from '../../evidence/Observed';
import { useTexts } from '../../translation';
import styles from './TabHeader.module.css';

function useProfileWords(): (profile: ProfileResult, title: string) => string {
  const t = useTexts();
  return ({ type, isDefault }, title) => {
    if (type === undefined) {
      return t('entity.profile.noType', { profile: title });
    }
    return t(
      isDefault ? 'entity.profile.unknownType' : 'entity.profile.known',
      {
        profile: title,
        type,
      },
    );
  };
}

/** Which sort of entity it is checked as, and whether counts leave it out; nothing without either. */
export function ProfileNotes(props: { model: Model; assessment: Assessment }) {
  const t = useTexts();
  const profileWords = useProfileWords();
  const { model, assessment } = props;
  const { profile, leftOut } = assessment;
  if (!profile && leftOut === undefined) {
    return null;
  }
  const title =
    model.profiles?.find(({ id }) => id === profile?.id)?.title ?? profile?.id;
  return (
    <div className={styles.notes}>
      {profile && title && (
        <Text variant="body-small" color="secondary">
          {profileWords(profile, title)}
        </Text>
      )}
      {leftOut !== undefined && (
        <Text variant="body-small" weight="bold">
          {t('entity.profile.leftOut', { reason: leftOut })}
        </Text>
      )}
      {profile && title && profile.contradictions.length > 0 && (
        <Alert
          className={styles.contradicted}
          status="warning"
          icon
          title={t('entity.profile.contradictedTitle', { profile: title })}
          description={
            <>
              {t('entity.profile.contradictedText')}
              {profile.contradictions.map(observation => (
                <Observed key={observation.fact} observation={observation} />
              ))}
            </>
          }
        />
      )}
    </div>
  );
}
