import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import { ReactNode } from 'react';
import ground from '../../layout/ground.module.css';
import { Answer } from '../../queries/useAnswer';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { AnswerView } from '../../states/AnswerView';
import { Bone } from '../../states/Bone';
import { useTexts } from '../../translation';
import styles from './Card.module.css';

/** A card of an entity's overview page, with its loading and error states. */
export function CardFrame<T>(props: {
  title: string;
  answer: Answer<T>;
  /** The page with more details; no link where it is not mounted. */
  more: { readonly href: string | undefined; readonly text: string };
  children: (data: T) => ReactNode;
}) {
  const { title, answer, more, children } = props;
  const t = useTexts();
  useLiveAnswers();
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody className={`${ground.ground} ${styles.body}`}>
        <AnswerView
          answer={answer}
          loading={t('entity.states.loading')}
          placeholder={
            <div className={styles.skeleton}>
              <Bone width="60%" height="1.5rem" />
              <Bone width="100%" height="3rem" />
            </div>
          }
          failed={t('entity.states.failed')}
        >
          {children}
        </AnswerView>
      </CardBody>
      {more.href && answer.data !== undefined && (
        <CardFooter>
          <Link href={more.href} variant="body-medium">
            {more.text}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}
