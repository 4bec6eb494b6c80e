import {
  ChangeTargetRequest,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** The fields of a target as people enter them. */
export interface TargetForm {
  readonly stageId: string;
  /** Per cent; absent while none is entered. */
  readonly percent?: number;
  readonly lifecycle: readonly string[];
  readonly owner: string;
  /** UTC days. */
  readonly startsOn: string;
  readonly dueOn: string;
  readonly note: string;
}

/** The fields of a target that can be changed. */
export type TargetContent = Omit<ChangeTargetRequest, 'targetId' | 'version'>;

/** A field of the form. */
export type FormField = keyof TargetForm;

/** A problem of a form: its field, and the text that names it. */
export interface FormProblem {
  readonly field: FormField;
  readonly text: 'stageId' | 'share' | 'owner' | 'startsOn' | 'dueOn' | 'order';
}

/** The fields in the order in which the form shows them. */
export const formFields = [
  'stageId',
  'percent',
  'lifecycle',
  'owner',
  'startsOn',
  'dueOn',
  'note',
] as const satisfies readonly FormField[];

/** The form of a stored target. */
export function toForm(target: StageTarget): TargetForm {
  return {
    stageId: target.stageId,
    // 0.07 × 100 is a little more than 7.
    percent: Math.round(target.share * 1e8) / 1e6,
    lifecycle: target.lifecycle ?? [],
    owner: target.owner,
    startsOn: target.startsOn,
    dueOn: target.dueOn,
    note: target.note ?? '',
  };
}

/** The content that a form without problems stands for. */
export function toContent(form: TargetForm): TargetContent {
  const { percent = 0, lifecycle, note, ...rest } = form;
  return {
    ...rest,
    share: percent / 100,
    ...(lifecycle.length > 0 && { lifecycle }),
    ...(note.trim() && { note: note.trim() }),
  };
}

/**
 * Finds what cannot be saved.
 *
 * @param stored - the target that is changed: its due day may be over
 */
export function findProblems(
  form: TargetForm,
  options: { readonly today: string; readonly stored?: StageTarget },
): readonly FormProblem[] {
  const { stageId, percent, owner, startsOn, dueOn } = form;
  const isOver = dueOn < options.today && dueOn !== options.stored?.dueOn;
  const problems: (FormProblem | false)[] = [
    !stageId && { field: 'stageId', text: 'stageId' },
    (percent === undefined || !(percent > 0 && percent <= 100)) && {
      field: 'percent',
      text: 'share',
    },
    !owner && { field: 'owner', text: 'owner' },
    !startsOn && { field: 'startsOn', text: 'startsOn' },
    (!dueOn || isOver) && { field: 'dueOn', text: 'dueOn' },
    Boolean(startsOn && dueOn && !isOver && dueOn <= startsOn) && {
      field: 'dueOn',
      text: 'order',
    },
  ];
  return problems.filter(problem => problem !== false);
}

/** The fields in which two forms differ. */
export function findDifferences(
  one: TargetForm,
  other: TargetForm,
): readonly FormField[] {
  return formFields.filter(
    field => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );
}
