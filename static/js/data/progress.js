/** What has come of the Decision (/progress.json): facts, and what each is about. */

import { read } from "#site";

/**
 * @typedef {import("./model.js").Text} Text
 * @typedef {"begun" | "under_way" | "changed" | "reached" | "done" | "stopped" | "none_found"} Status
 * @typedef {{date: string, text: Text, figure?: Text, title: string, titleEn?: string, outlet: Text, sourceDate?:
 *   string, confidence: string}} Saying
 *   `date` is YYYY, YYYY-MM or YYYY-MM-DD
 * @typedef {Saying & {of: [number, Status][]}} Fact `of` are positions among the subjects, each with the status
 *   that the fact gives it
 * @typedef {{id: string, kind: "initiative" | "place" | "target", title: Text, theme?: number, clause?: string,
 *   status: Status, since?: string}} Subject
 * @typedef {{fact: Fact, status: Status}} Told a fact as it bears on one subject
 * @typedef {{version: string, adopted: string, searched: string, statuses: ({id: Status} & Text)[], themes: {id:
 *   string, symbol: Text, title: Text}[], subjects: Subject[], facts: Fact[]}} Model
 */

export class Progress {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.searched = model.searched;
    /** @type {Map<string, Subject>} */
    this.subjects = new Map(model.subjects.map((subject) => [subject.id, subject]));
    /** @type {Map<string, Told[]>} the newest first */
    this.told = new Map();
    for (const fact of model.facts) {
      for (const [n, status] of fact.of) {
        const { id } = model.subjects[n];
        const known = this.told.get(id);
        if (known) known.push({ fact, status });
        else this.told.set(id, [{ fact, status }]);
      }
    }
  }

  /** The facts about an initiative, place or target, the newest first. @param {string} id */
  of(id) {
    return this.told.get(id) ?? [];
  }

  /** @param {string} id @returns {Status} */
  statusOf(id) {
    return this.subjects.get(id)?.status ?? "none_found";
  }

  /** The facts about any of them, each once, the newest first. @param {Iterable<string>} ids */
  ofAny(ids) {
    const wanted = new Set(ids);
    return this.model.facts.filter((fact) => this.namesOf(fact).some((id) => wanted.has(id)));
  }

  /** The ids of what a fact is about. @param {Fact} fact */
  namesOf({ of }) {
    return of.map(([n]) => this.model.subjects[n].id);
  }

  /** What a status is called. @param {Status} status */
  name(status) {
    return /** @type {{id: Status} & Text} */ (this.model.statuses.find(({ id }) => id === status));
  }
}

/** @type {WeakMap<Model, Progress>} */
const known = new WeakMap();

/** Read once, when it is first asked for. @returns {Promise<Progress>} */
export async function readProgress() {
  const model = /** @type {Model} */ (await read("progress.json"));
  const made = known.get(model) ?? new Progress(model);
  known.set(model, made);
  return made;
}

/** The facts for a page that shows them beside other things: read when the first of them is to be shown. */
export class LazyProgress {
  /** @type {Progress | null} */
  #progress = null;
  #isAsked = false;

  /**
   * @param {(load: () => Promise<Progress>, use: (progress: Progress) => void) => void} ask fetches them, and says
   *   where that fails
   */
  constructor(ask) {
    this.ask = ask;
  }

  /**
   * All facts; asks for them where they are not there yet.
   * @returns {Progress | null} null while they are on their way
   */
  get() {
    if (!this.#isAsked) this.ask(readProgress, (progress) => (this.#progress = progress));
    this.#isAsked = true;
    return this.#progress;
  }
}
