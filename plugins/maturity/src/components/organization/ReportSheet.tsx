import { MarkdownContent } from '@backstage/core-components';
import { Card, CardBody } from '@backstage/ui';
import { RefObject, useLayoutEffect, useRef } from 'react';
import { useEntityWords } from '../../names/useEntityWords';
import { Counts, useCounts } from '../../queries/queries';
import { usePrinting } from '../../print/PrintContext';
import { useTexts } from '../../translation';
import styles from './Report.module.css';
import stairStyles from './Staircase.module.css';
import { StairPicture } from './StairPicture';
import { useSteps } from './useSteps';
import { Subject, useSubject } from './useSubject';
import { SubjectStanding, useSubjectStanding } from './useSubjectStanding';

/** Keeps numbers and their "%" in one line. */
function joinShares(text: string): string {
  return text.replace(/(?<=\d) %/g, '\u00a0%');
}

/** The title of a report with what is below it, and the parts that follow. */
function splitHead(text: string): readonly [head: string, parts: string] {
  const at = text.indexOf('\n## ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** The staircase without links: paper has none, and a file is read elsewhere. */
function StairFigure(props: {
  subject: Subject;
  counts: Counts;
  standing: SubjectStanding;
}) {
  const { subject, counts, standing } = props;
  const t = useTexts();
  const words = useEntityWords(subject.memberModel);
  const { shown, perDot, trails } = useSteps(subject, counts.all);
  const notes = [
    perDot > 1
      ? t('organization.staircase.perDot', { entities: words.count(perDot) })
      : t('report.eachDot'),
    trails,
  ];
  return (
    <figure className={styles.figure}>
      <StairPicture
        subject={subject}
        sitting={standing.sitting}
        steps={shown}
        total={counts.all.total}
      />
      <figcaption className={stairStyles.notes}>
        {notes.filter(Boolean).join(' ')}
      </figcaption>
    </figure>
  );
}

/** Adds to the report: it is complete without, when an answer fails or nothing is to be drawn. */
function Stairs(props: { subject: Subject }) {
  const { subject } = props;
  const counts = useCounts(
    { filter: subject.filter },
    { keepsPrevious: false },
  );
  const standing = useSubjectStanding(subject);
  return counts.data?.all.total && standing.data ? (
    <StairFigure
      subject={subject}
      counts={counts.data}
      standing={standing.data}
    />
  ) : null;
}

/** While it is printed, the page has the title of the report: a file gets its name from it. */
function usePrintedTitle(sheet: RefObject<HTMLElement>): void {
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    const title = sheet.current?.querySelector('h1')?.textContent;
    if (!isPrinting || !title) {
      return undefined;
    }
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [isPrinting, sheet]);
}

/** A report as a sheet of paper: the Markdown of the backend, with a picture of the stages. */
export function ReportSheet(props: { text: string }) {
  const t = useTexts();
  const sheet = useRef<HTMLElement>(null);
  const subject = useSubject();
  const [head, parts] = splitHead(joinShares(props.text));
  usePrintedTitle(sheet);
  return (
    <Card className={styles.sheet}>
      <CardBody>
        <article ref={sheet} aria-label={t('org.tabs.report')}>
          <MarkdownContent
            className={styles.text}
            content={head}
            linkTarget="_blank"
          />
          {subject && <Stairs key={subject.entityRef} subject={subject} />}
          <MarkdownContent
            className={styles.text}
            content={parts}
            linkTarget="_blank"
          />
        </article>
      </CardBody>
    </Card>
  );
}
