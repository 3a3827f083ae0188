// One text on the device, this site's own: another site of the same origin, as on one github.io, has
// another. A browser may refuse storage at any time; then there is none, and `refused` says why.

export class Stored {
  #key;

  /** "full" or "blocked" where the browser refused the last use, else null. @type {string | null} */
  refused = null;

  /**
   * @param {string} name what it is @param {string} root address of the site's root, from the page
   * @param {string} [former] the key that it had before sites were told apart: it moves
   */
  constructor(name, root, former) {
    this.#key = `${name}@${new URL(root, location).pathname}`;
    if (former) this.#use((storage) => this.#move(storage, former));
  }

  get key() {
    return this.#key;
  }

  /** What is there; null where nothing is, or nobody may look. @returns {string | null} */
  get() {
    return this.#use((storage) => storage.getItem(this.#key));
  }

  /** @returns {boolean} whether it could be written */
  set(text) {
    this.#use((storage) => storage.setItem(this.#key, text));
    return this.refused === null;
  }

  remove() {
    this.#use((storage) => storage.removeItem(this.#key));
  }

  /** Tells what another tab has written, null where it has removed it. @param {(text: string | null) => void} hear */
  onChange(hear) {
    addEventListener("storage", ({ key, newValue }) => {
      if (key === this.#key || key === null) hear(newValue);
    });
  }

  #move(storage, former) {
    const text = storage.getItem(former);
    if (text === null) return;
    if (storage.getItem(this.#key) === null) storage.setItem(this.#key, text);
    storage.removeItem(former);
  }

  #use(work) {
    try {
      this.refused = null;
      return work(localStorage) ?? null;
    } catch (error) {
      this.refused = error?.name === "QuotaExceededError" ? "full" : "blocked";
      return null;
    }
  }
}
