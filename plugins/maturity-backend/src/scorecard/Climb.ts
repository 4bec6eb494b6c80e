import { Ladder } from './Ladder';
import { NextStage, nextStages } from './nextStages';
import {
  countBits,
  countCommon,
  countOnes,
  keepCommon,
  RowBits,
} from './rowBits';

/** Weight of an entity, divided by the number of checks that block it. */
const WHOLE = 5_040;

/** The gain of meeting one check now. */
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

  /** One for each check that blocks any row now. */
  gains(): Gain[] {
    return this.#next.flatMap(next =>
      next.checks.flatMap(check => {
        const blocks = countCommon(this.#unmet[check], next.rows);
        return blocks === 0
          ? []
          : { check, blocks, rises: this.#countRises(check, next) };
      }),
    );
  }

  /** Progress of all rows toward their next stages if the check is met. */
  measureProgress(check: number): number {
    const { byCount, rows } = this.#next[this.ladder.checks[check].stage];
    const held = this.ladder.scratch.copy(rows);
    keepCommon(held, this.#unmet[check]);
    return byCount.reduce(
      (sum, counted, index) =>
        sum + countCommon(held, counted) * Math.round(WHOLE / (index + 1)),
      0,
    );
  }

  /** Lets all rows meet a check. */
  fix(check: number) {
    const { stage } = this.ladder.checks[check];
    this.#unmet[check] = this.ladder.scratch.take(this.#unmet[check].length);
    this.#next = nextStages(this.ladder, this.#unmet, {
      stages: this.#next,
      changed: stage,
    });
    this.risesSoFar =
      this.#measureHeight(this.#next) - this.#measureHeight(this.#start);
    this.risenSoFar = this.#start.reduce(
      (risen, { rows }, index) =>
        risen - countCommon(rows, this.#next[index].rows),
      this.total,
    );
  }

  /** Up to the stage of the next unmet check, over those that are met. */
  #countRises(check: number, { stage, alone }: NextStage): number {
    const unmet = this.#unmet[check];
    const above = this.#next.slice(stage + 1);
    let rises = 0;
    for (let word = 0; word < alone.length; word++) {
      let rising = alone[word] & unmet[word];
      for (let at = 0; rising !== 0 && at < above.length; at++) {
        const open = above[at].open[word];
        rises += countOnes(rising & open) * (at + 1);
        rising &= ~open;
      }
      if (rising !== 0) {
        rises += countOnes(rising) * (above.length + 1);
      }
    }
    return rises;
  }

  /** Number of stages that all rows together have reached. */
  #measureHeight(next: readonly NextStage[]): number {
    let height = this.total * this.ladder.stages;
    for (const { rows, stage } of next) {
      height -= countBits(rows) * (this.ladder.stages - stage);
    }
    return height;
  }
}
