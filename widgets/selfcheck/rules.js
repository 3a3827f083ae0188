// Asks the engine, and keeps what it said: the way back through the check needs no second asking.
import { engine } from "../runtime/engine.js";

const KEPT = 200; // answers of the engine; far more than one check needs

export class Rules {
  #said = new Map();

  /** Starts Python, early. @returns {Promise<void>} rejects with an EngineError */
  start() {
    return engine().start();
  }

  onProgress(listener) {
    return engine().onProgress(listener);
  }

  /** What was said before about these answers; undefined where nothing was. */
  known(answers) {
    return this.#said.get(key(answers));
  }

  /** What comes next: a page of questions, or the result. */
  async step(answers) {
    const known = this.known(answers);
    if (known) return known;
    await engine().retry();
    const step = await engine().call("step", { answers });
    if (this.#said.size >= KEPT) this.#said.delete(this.#said.keys().next().value);
    this.#said.set(key(answers), step);
    return step;
  }

  /** Why the result of these answers came about, what would change it, and why it is no other. */
  explain(answers) {
    return engine().call("explain", { answers });
  }
}

function key(answers) {
  return JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
}
