// The plan on the device: only when the reader asks. Whatever is there and cannot be read is left alone,
// and what two tabs write at once comes together.
import { Stored } from "../page/stored.js";
import { Glance } from "./glance.js";
import { joined, read, write } from "./schema.js";

const REMEMBERED = 5; // plans that were deleted, by their ids alone

export class Store {
  #guide;
  #place;
  #deleted;
  #glance;

  /** @param {string} guide whose plan this is @param {string} root address of the site's root */
  constructor(guide, root) {
    this.#guide = guide;
    this.#place = new Stored(`hw-plan:${guide}`, root, `hw-plan:${guide}`);
    this.#deleted = new Stored(`hw-plan-deleted:${guide}`, root);
    this.#glance = new Glance(guide, root);
  }

  /** What is there: null, {plan}, or {problem} with "blocked" where the browser lets nobody look. */
  get() {
    const text = this.#place.get();
    if (this.#place.refused) return { problem: "blocked" };
    return text === null ? null : read(text, this.#guide);
  }

  /** What is there as it is, whatever it is. */
  raw() {
    return this.#place.get();
  }

  /**
   * Writes a plan, with all that another tab has written of it meanwhile.
   * @param {boolean} fresh whether it may be the first; else one that is gone was deleted by the
   *   reader ("gone") or by the browser ("emptied")
   * @returns {Promise<{plan} | {missing: "gone" | "emptied"} | {problem: string}>}
   */
  put(plan, { fresh = false } = {}) {
    return alone(this.#place.key, () => {
      const there = this.get();
      if (there?.problem) return there;
      if (!there && !fresh) return { missing: this.missing(plan) };
      if (there && there.plan.id !== plan.id) return { problem: "another" };
      return this.#set(there ? joined(there.plan, plan) : plan);
    });
  }

  /** Puts a plan in the place of whatever is there. */
  replace(plan) {
    return alone(this.#place.key, () => this.#set(plan));
  }

  /** Why a plan that was kept is not there: a browser that empties its store leaves no word. */
  missing({ id }) {
    return this.#ids.includes(id) ? "gone" : "emptied";
  }

  /** Takes away what is there. A plan that is named was deleted by the reader: no tab brings it back. */
  erase(plan = null) {
    if (plan) this.#deleted.set(JSON.stringify([plan.id, ...this.#ids].slice(0, REMEMBERED)));
    this.#place.remove();
    this.#glance.forget();
  }

  /** Tells what another tab has done: null when the plan is gone, else as `get`. */
  onChange(listener) {
    this.#place.onChange((text) => listener(text ? read(text, this.#guide) : null));
  }

  #set(plan) {
    if (!this.#place.set(write(plan))) return { problem: this.#place.refused };
    if (this.#ids.includes(plan.id)) {
      this.#deleted.set(JSON.stringify(this.#ids.filter((id) => id !== plan.id)));
    }
    return { plan };
  }

  get #ids() {
    try {
      const found = JSON.parse(this.#deleted.get());
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }
}

/** One tab at a time, where the browser can see to it. */
async function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}
