import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../../translation';
import { Bone } from '../../states/Bone';
import { Section } from '../../layout/Section';
import { TabLayout } from './TabLayout';

function Block(props: { lines: number; height: string }) {
  return (
    <Section>
      <Bone width="14rem" height="1.25rem" />
      {Array.from({ length: props.lines }, (_, index) => (
        <Bone key={index} width="100%" height={props.height} />
      ))}
    </Section>
  );
}

/** The tab's final layout, before anything has been read. */
export function TabSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div role="status" aria-label={t('entity.states.loading')}>
      <TabLayout
        top={<Block lines={1} height="4.5rem" />}
        main={
          <>
            <Block lines={3} height="7rem" />
            <Block lines={5} height="2rem" />
          </>
        }
        aside={
          <>
            <Block lines={1} height="8rem" />
            <Block lines={2} height="3rem" />
          </>
        }
      />
    </div>
  );
}
