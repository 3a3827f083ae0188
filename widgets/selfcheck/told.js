// An answer that the reader gave before the check began, on the map of the body. It stands filled in when
// its question comes, counts once the reader goes on with it, and is kept in this tab till then.
import { Stored } from "../page/stored.js";

const NAME = /^#told=(\w+)\.(\w+)$/;

export class Told {
  #kept;

  /** @param {string} guide whose check this is @param {string} root address of the site's root */
  constructor(guide, root) {
    this.#kept = new Stored(`hw-told:${guide}`, root, null, "sessionStorage");
  }

  /** Takes what the address tells. @returns {boolean} whether it tells anything */
  hear(hash) {
    const [, question, value] = hash.match(NAME) ?? [];
    if (question) this.#kept.set(JSON.stringify({ [question]: value }));
    return Boolean(question);
  }

  /** Question -> value; empty where nothing was told. */
  get answers() {
    try {
      return JSON.parse(this.#kept.get() ?? "{}");
    } catch {
      return {};
    }
  }

  forget() {
    this.#kept.remove();
  }
}
