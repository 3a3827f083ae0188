// What the engine says of the diary, now.
import { engine } from "../runtime/engine.js";
import { now } from "./clock.js";

// plan/#start=one&next=other,third leads here from elsewhere with exercises to begin with, and with those
// that follow one at a time. What is named first starts first, wherever it stands.
const ORDER = ["start", "next"];

export class Advice {
  #rules;
  #diary;

  /** @param {object} rules what the build compiled for the engine's plan */
  constructor(rules, diary) {
    this.#rules = rules;
    this.#diary = diary;
  }

  /** How urgent things can be, the most urgent first. */
  get levels() {
    return this.#rules.levels;
  }

  /** Starts Python, early. What fails then is told when it is needed. */
  start() {
    engine().start().catch(() => {});
  }

  /** Asks the engine for each of these. @returns {Promise<{at: string, replies: object[]}>} */
  async ask(...names) {
    await engine().forgive().start();
    const at = now();
    const payload = { plan: this.#rules, log: this.#diary.entries, now: at };
    return { at, replies: await Promise.all(names.map((name) => engine().call(name, payload))) };
  }

  onProgress(tell) {
    return engine().onProgress(tell);
  }

  /** The dose of a step, as the parts name it. */
  dose({ ladder, step }) {
    return step === null ? null : `${ladder}/${this.#rules.ladders[ladder].rungs[step].id}`;
  }

  /** The exercises that the address asks for, in order, as far as a plan can hold them. */
  get wanted() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const named = ORDER.flatMap((name) => (asked.get(name) ?? "").split(","));
    const known = Object.keys(this.#rules.exercises);
    return [...new Set(named)].filter((id) => known.includes(id));
  }
}
