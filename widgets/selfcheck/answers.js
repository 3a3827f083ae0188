// The reader's answers: in memory, as long as the page is open.

export class Answers {
  #parts;
  #values = {};

  constructor(parts) {
    this.#parts = parts;
  }

  /** A plain copy: question -> value. */
  get all() {
    return { ...this.#values };
  }

  get empty() {
    return Object.keys(this.#values).length === 0;
  }

  add(values) {
    Object.assign(this.#values, values);
  }

  drop(questions) {
    for (const question of questions) delete this.#values[question];
  }

  clear() {
    this.#values = {};
  }

  /** All but those of this page: what it asks hangs on the others. */
  without(page) {
    return this.#only((question) => question.page !== page);
  }

  /** The last page with an answer before this one (or of all); null where there is none. */
  pageBefore(page) {
    return this.#earlier(page).at(-1)?.page ?? null;
  }

  /** The how-manieth page this is for the reader. */
  position(page) {
    return new Set(this.#earlier(page).map((question) => question.page)).size + 1;
  }

  /** The how-manieth page with an answer; undefined where there are fewer. */
  pageAt(position) {
    const pages = this.#earlier(null).map((question) => question.page);
    return [...new Set(pages)][position - 1];
  }

  /** Whether a question offers this value. */
  fits(id, value) {
    return Boolean(this.#parts.question(id)?.values.includes(value));
  }

  #earlier(page) {
    if (this.empty) return [];
    const number = this.#number(page);
    return this.#parts.questions.filter(
      (question) => question.number < number && question.id in this.#values,
    );
  }

  #only(wanted) {
    if (this.empty) return {};
    const chosen = this.#parts.questions.filter((question) => question.id in this.#values);
    return Object.fromEntries(
      chosen.filter(wanted).map((question) => [question.id, this.#values[question.id]]),
    );
  }

  #number(page) {
    return this.#parts.questions.find((question) => question.page === page)?.number ?? Infinity;
  }
}
