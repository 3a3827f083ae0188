// The views of the check as elements, filled for the reader's answers.
import { addPictures } from "../page/pictures.js";
import { part, slot } from "../page/places.js";
import { explainResult } from "./explained.js";
import { forcedLevel } from "./forced.js";
import { clearProblem, shows, write } from "./form.js";
import { offerSpeech } from "./guided.js";
import { possible } from "./possible.js";
import { resultView } from "./result.js";
import { offerLink } from "./share.js";
import { signView } from "./sign.js";
import { giveReasons, stopView } from "./stop.js";
import { review } from "./summary.js";

export class Screens {
  #parts;
  #rules;
  #first;
  #told;
  #prepared = new Map(); // results that are ready before anybody asks, by what the engine says
  #asked = new Map(); // the questions that a page has shown
  #fresh = new Map(); // pages that are made and not shown yet

  /**
   * @param {HTMLElement} first the page of questions that was there before any script
   * @param {{answers: object}} told what the reader said before
   */
  constructor(parts, rules, first, told) {
    this.#parts = parts;
    this.#rules = rules;
    this.#first = first;
    this.#told = told;
  }

  /**
   * @param {HTMLElement} current what is shown now; kept where it is the page that is wanted
   * @returns {Promise<{node: HTMLElement, heading?: HTMLElement} | {elsewhere: true}>} elsewhere
   *   where the answers do not lead to this view any more
   */
  make(view, answers, current) {
    if (view.sign) return this.#sign(view, answers.all);
    if (view.name === "page") return this.#questions(view.page, answers, current);
    if (view.name === "answers") return this.#review(answers.all);
    return this.#result(answers.all);
  }

  /**
   * Works out what the reader will want next, while they read: the press of a button then waits for
   * nothing.
   * @param {() => boolean} over whether they have gone on
   */
  async ahead(view, answers, over) {
    const asked = view.name === "page" && !view.sign && this.#asked.get(view.page);
    for (const next of asked ? possible(this.#parts, asked, answers.all) : []) {
      if (over()) return;
      const step = await this.#rules.step(next);
      if (step.status === "ask") this.page(step.page);
      else if (!step.stopped) this.#prepared.set(step, resultView(this.#parts, step));
    }
  }

  /** The answers are gone: no page is to be as it was with them. */
  forget() {
    this.#asked.clear();
    this.#prepared.clear();
  }

  /** Whether these answers alone end the check. */
  forced(answers) {
    return forcedLevel(this.#parts, answers) !== null;
  }

  /** A page of questions as it was rendered; one and the same until it is shown. */
  page(id) {
    if (!this.#fresh.has(id)) this.#fresh.set(id, this.#parts.clone("page", id) ?? this.#first);
    return this.#fresh.get(id);
  }

  #take(id) {
    const node = this.page(id);
    this.#fresh.delete(id);
    return node;
  }

  async #questions(page, answers, current) {
    const asked = await this.#wanted(page, answers);
    if (asked.length === 0) return { elsewhere: true };
    this.#asked.set(page, asked);
    const shown = current.dataset.page === page && !current.dataset.sign;
    const node = shown ? current : this.#take(page);
    if (node !== current || !shows(node, asked)) write(node, { ...this.#told.answers, ...answers.all }, asked);
    clearProblem(node);
    offerSpeech(node, this.#parts);
    return { node };
  }

  async #sign({ page, sign }, answers) {
    const node = signView(this.#parts, this.#take(page), sign);
    write(node, answers, [sign.all[sign.at]]);
    return { node };
  }

  /**
   * The questions of the page that can matter: those asked next, those whose answers count, and
   * those that come up when none of the page is answered. The first page needs no engine to say so,
   * and the way back does not wait for one that is still on its way: there it is as it was.
   */
  async #wanted(page, answers) {
    const own = this.#parts.questions.filter((question) => question.page === page);
    const ids = own.map(({ id }) => id);
    if (page === this.#parts.first) return ids;
    if (!this.#rules.awake && this.#asked.has(page)) return this.#asked.get(page);
    const now = await this.#rules.step(answers.all);
    const bare = await this.#rules.step(answers.without(page));
    const named = [now, bare].flatMap((step) => (step.page === page ? step.questions : []));
    const counting = counted(now);
    return ids.filter((id) => named.includes(id) || counting.includes(id));
  }

  async #review(answers) {
    const step = await this.#rules.step(answers);
    const done = step.status === "result";
    const counting = counted(step);
    const shown = Object.entries(answers).filter(([question]) => counting.includes(question));
    const node = this.#parts.clone("answers");
    review(slot(node, "answers"), this.#parts, Object.fromEntries(shown));
    node.querySelector('[data-act="result"]').hidden = !done;
    node.querySelector('[data-act="next"]').hidden = done;
    return { node, heading: node.querySelector("h2") };
  }

  async #result(answers) {
    const level = forcedLevel(this.#parts, answers);
    if (level) return this.#stop(level, answers);
    const result = await this.#rules.step(answers);
    if (result.status === "ask") return { elsewhere: true };
    if (result.stopped) return this.#stop(result.urgency, answers);
    const node = this.#prepared.get(result) ?? resultView(this.#parts, result);
    this.#prepared.clear();
    offerLink(node, this.#parts, result.answers);
    this.#explain(node, result);
    addPictures(node);
    return { node, heading: node.querySelector("h2") };
  }

  /** The explanation when it comes; the result stands without it. */
  #explain(node, result) {
    this.#rules
      .explain(result.answers)
      .then((explanation) => explainResult(node, this.#parts, result, explanation))
      .catch(() => {});
  }

  /** The card at once; the engine's reasons when they come. It stands without them. */
  #stop(level, answers) {
    const node = stopView(this.#parts, level, answers);
    this.#rules
      .step(answers)
      .then((result) => giveReasons(node, this.#parts, result))
      .catch(() => {});
    return { node, heading: part(node, "focus") };
  }
}

/** The questions whose answers count. */
function counted(step) {
  return step.status === "result" ? Object.keys(step.answers) : step.answered;
}
