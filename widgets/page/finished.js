// That a check came to its result in this tab, and when: a plan that begins with it asks for no sign twice.
import { Stored } from "./stored.js";

const MINUTE = 60_000;

export class Finished {
  #tab;

  /** @param {string} guide whose check it is @param {string} root address of the site's root */
  constructor(guide, root) {
    this.#tab = new Stored(`hw-checked:${guide}`, root, null, "sessionStorage");
  }

  /** A result is shown, now. */
  note() {
    this.#tab.set(String(Date.now()));
  }

  /** What was answered before does not hold any more. */
  forget() {
    this.#tab.remove();
  }

  /** Whether a result was shown in this tab so many minutes ago or later. */
  within(minutes) {
    const ago = Date.now() - Number(this.#tab.get() ?? NaN);
    return ago >= 0 && ago < minutes * MINUTE;
  }
}
