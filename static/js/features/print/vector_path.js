/** A path that can tell how it goes, for a drawing that is written rather than painted. */

/** Two decimals are a fortieth of a pixel where a path is drawn largest. @param {number} n */
export const round = (n) => Math.round(n * 100) / 100;

export class VectorPath extends Path2D {
  constructor() {
    super();
    /** @type {string[]} */
    this.steps = [];
    this.x = 0;
    this.y = 0;
  }

  /** @override @param {number} x @param {number} y */
  moveTo(x, y) {
    super.moveTo(x, y);
    [this.x, this.y] = [round(x), round(y)];
    this.steps.push(`M${this.x} ${this.y}`);
  }

  /** @override @param {number} x @param {number} y */
  lineTo(x, y) {
    super.lineTo(x, y);
    const [dx, dy] = [round(round(x) - this.x), round(round(y) - this.y)];
    [this.x, this.y] = [round(x), round(y)];
    if (dx || dy) this.steps.push(`l${dx} ${dy}`);
  }

  /**
   * Whole circles only: the sheet draws no others. @override
   * @param {number} x
   * @param {number} y
   * @param {number} r
   * @param {number} from
   * @param {number} to
   */
  arc(x, y, r, from, to) {
    super.arc(x, y, r, from, to);
    const d = round(2 * r);
    this.steps.push(
      `M${round(x + r)} ${round(y)}a${round(r)} ${round(r)} 0 1 1 ${-d} 0a${round(r)} ${round(r)} 0 1 1 ${d} 0`,
    );
  }

  /** @override */
  closePath() {
    super.closePath();
    this.steps.push("z");
  }

  get d() {
    return this.steps.join("");
  }
}
