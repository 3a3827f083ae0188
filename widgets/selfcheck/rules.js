// Asks the engine, and keeps what it said: the way back through the check needs no second asking.
import { engine } from "../runtime/engine.js";

const KEPT = 500; // replies of the engine; far more than one check needs
const NEVER = ["no-wasm", "no-worker"]; // a reader who cannot get to the end is told at the start

export class Rules {
  #said = new Map();
  #asked = new Map(); // what the engine is thinking about: asked twice, it would answer twice as late
  #never = null;
  #awake = false;

  /** Takes in what the engine has said before: [answers, reply] each. */
  learn(replies) {
    for (const [answers, reply] of replies) this.#said.set(key(answers), reply);
  }

  /** Has Python come, early. @returns {Promise<void>} rejects with an EngineError */
  async prepare() {
    try {
      await engine().prepare();
      this.#awake = true;
    } catch (error) {
      if (NEVER.includes(error.kind)) this.#never = error;
      throw error;
    }
  }

  /** Has Python start, now that there is time for it: the reader has just gone on. */
  start() {
    engine().start().catch(() => {});
  }

  /** Whether this browser cannot run the engine at all. */
  get hopeless() {
    return this.#never !== null;
  }

  /** Whether Python has started once; before that an answer may be long in coming. */
  get awake() {
    return this.#awake;
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
    if (this.#never) throw this.#never;
    const known = this.known(answers);
    // What has failed may come by the time it is needed.
    engine().forgive().prepare().catch(() => {});
    if (known) return known;
    const name = key(answers);
    if (!this.#asked.has(name)) this.#asked.set(name, this.#ask(name, answers));
    return this.#asked.get(name);
  }

  async #ask(name, answers) {
    try {
      const step = await engine().call("step", { answers });
      this.#awake = true;
      if (this.#said.size >= KEPT) this.#said.delete(this.#said.keys().next().value);
      this.#said.set(name, step);
      return step;
    } finally {
      this.#asked.delete(name);
    }
  }

  /** Why the result of these answers came about, what would change it, and why it is no other. */
  explain(answers) {
    return engine().call("explain", { answers });
  }
}

function key(answers) {
  return JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
}
