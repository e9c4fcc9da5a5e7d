/** Many short texts as one string: the quickest thing that a browser can search. */

export class Lines {
  /** @param {string} text lines with newlines between */
  constructor(text) {
    this.text = `\n${text}\n`;
    const starts = [];
    for (let at = 0; at < this.text.length - 1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.starts = Int32Array.from(starts);
  }

  get size() {
    return this.starts.length;
  }

  /** @param {number} line */
  at(line) {
    return this.text.slice(this.starts[line], this.end(line));
  }

  /** @param {number} line */
  end(line) {
    return (this.starts[line + 1] ?? this.text.length) - 1;
  }

  /**
   * Visits each line that holds a piece, once; a newline in front of it means the line's start.
   * @param {string} piece
   * @param {(line: number) => void} visit
   */
  each(piece, visit) {
    for (let at = this.text.indexOf(piece); at >= 0; ) {
      const line = this.lineOf(at + (piece[0] === "\n" ? 1 : 0));
      visit(line);
      at = this.text.indexOf(piece, this.end(line));
    }
  }

  /** @param {number} at @returns {number} the line that holds a character */
  lineOf(at) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
