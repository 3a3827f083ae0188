// The plan on the device: only when the reader asks. Whatever is there and cannot be read is left alone,
// and what two tabs write at once comes together.
import { joined, read, write } from "./schema.js";

export class Store {
  #guide;
  #key;

  /** @param {string} guide whose plan this is */
  constructor(guide) {
    this.#guide = guide;
    this.#key = `hw-plan:${guide}`;
  }

  /** What is there: null, {plan}, or {problem} with "blocked" where the browser lets nobody look. */
  get() {
    const text = this.#use((storage) => storage.getItem(this.#key));
    if (text?.refused) return { problem: "blocked" };
    return text === null ? null : read(text, this.#guide);
  }

  /** What is there as it is, whatever it is. */
  raw() {
    return this.#use((storage) => storage.getItem(this.#key));
  }

  /**
   * Writes a plan, with all that another tab has written of it meanwhile.
   * @param {boolean} fresh whether it may be the first; else one that is gone was deleted elsewhere
   * @returns {Promise<{plan} | {gone: true} | {problem: string}>}
   */
  put(plan, { fresh = false } = {}) {
    return alone(this.#key, () => {
      const there = this.get();
      if (there?.problem) return there;
      if (!there && !fresh) return { gone: true };
      if (there && there.plan.id !== plan.id) return { problem: "another" };
      return this.#set(there ? joined(there.plan, plan) : plan);
    });
  }

  /** Puts a plan in the place of whatever is there. */
  replace(plan) {
    return alone(this.#key, () => this.#set(plan));
  }

  /** Deletes what is there. */
  erase() {
    this.#use((storage) => storage.removeItem(this.#key));
  }

  /** Tells what another tab has done: null when it has deleted the plan, else as `get`. */
  onChange(listener) {
    addEventListener("storage", ({ key, newValue }) => {
      if (key !== this.#key && key !== null) return;
      listener(newValue ? read(newValue, this.#guide) : null);
    });
  }

  #set(plan) {
    const done = this.#use((storage) => storage.setItem(this.#key, write(plan)));
    return done?.refused ? { problem: done.refused } : { plan };
  }

  /** A browser may refuse storage at any time. */
  #use(work) {
    try {
      return work(localStorage);
    } catch (error) {
      return { refused: error?.name === "QuotaExceededError" ? "full" : "blocked" };
    }
  }
}

/** One tab at a time, where the browser can see to it. */
async function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}
