import { Ladder } from './Ladder';
import { NextStage, nextStages } from './nextStages';
import {
  addCommon,
  countBits,
  countCommon,
  RowBits,
  takeBits,
} from './rowBits';

/** What an entity that n checks hold up counts for, divided by n. */
const WHOLE = 5_040;

/** What meeting one check now would bring. */
export interface Gain {
  readonly check: number;
  readonly blocks: number;
  readonly rises: number;
}

/** Climbs the ladder with a set of rows, fix by fix. */
export class Climb {
  /** Rows that have something to fix. */
  readonly total: number;
  /** Stages that the rows have risen so far. */
  risesSoFar = 0;
  /** Rows that have risen so far. */
  risenSoFar = 0;

  readonly #unmet: RowBits[];
  readonly #start: readonly NextStage[];
  #next: readonly NextStage[];

  constructor(private readonly ladder: Ladder, rows: Int32Array) {
    this.#unmet = ladder.unmetBy(rows);
    this.#start = nextStages(ladder, this.#unmet);
    this.#next = this.#start;
    this.total = this.#start.reduce((sum, { rows: own }) => {
      return sum + countBits(own);
    }, 0);
  }

  /** One for each check that holds up any row now. */
  gains(): Gain[] {
    return this.#next.flatMap(next =>
      next.checks.flatMap(check => {
        const blocks = countCommon(this.#unmet[check], next.rows);
        return blocks === 0
          ? []
          : { check, blocks, rises: this.#risesOf(check, next) };
      }),
    );
  }

  /** How much closer to their next stages meeting a check would bring all rows. */
  progressOf(check: number): number {
    const { byCount } = this.#next[this.ladder.checks[check].stage];
    return byCount.reduce(
      (sum, rows, index) =>
        sum +
        countCommon(this.#unmet[check], rows) * Math.round(WHOLE / (index + 1)),
      0,
    );
  }

  /** Lets all rows meet a check. */
  fix(check: number) {
    const { stage } = this.ladder.checks[check];
    this.#unmet[check] = new Int32Array(this.#unmet[check].length);
    this.#next = nextStages(
      this.ladder,
      this.#unmet,
      this.#next.slice(0, stage),
    );
    this.risesSoFar = this.#heightOf(this.#next) - this.#heightOf(this.#start);
    this.risenSoFar = this.#start.reduce(
      (risen, { rows }, index) =>
        risen - countCommon(rows, this.#next[index].rows),
      this.total,
    );
  }

  /** Up to the stage of the next unmet check, over those that are met. */
  #risesOf(check: number, { stage, byCount }: NextStage): number {
    const rising = new Int32Array(byCount[0].length);
    addCommon(rising, byCount[0], this.#unmet[check]);
    let rises = 0;
    for (let above = stage + 1; above < this.ladder.stages; above++) {
      const { open } = this.#next[above];
      rises += countCommon(rising, open) * (above - stage);
      takeBits(rising, open);
    }
    return rises + countBits(rising) * (this.ladder.stages - stage);
  }

  /** How many stages all rows together have reached. */
  #heightOf(next: readonly NextStage[]): number {
    let height = this.total * this.ladder.stages;
    for (const { rows, stage } of next) {
      height -= countBits(rows) * (this.ladder.stages - stage);
    }
    return height;
  }
}
