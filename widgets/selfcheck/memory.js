// Answers kept on the device: only when the reader asks, only until the check is finished.

const FORMAT = 1;

export class Memory {
  #guide;
  #version;
  #on = false;

  /** @param {string} guide whose check this is @param {string} version of its rules */
  constructor(guide, version) {
    this.#guide = guide;
    this.#version = version;
  }

  /** Whether the reader has asked to keep the answers. */
  get on() {
    return this.#on;
  }

  /**
   * What was kept. Answers that cannot be trusted are left as they are and not used.
   * @param {(question: string, value: any) => boolean} fits
   * @returns {{answers: object} | {problem: "damaged" | "changed"} | null}
   */
  read(fits) {
    const text = this.#storage((storage) => storage.getItem(this.#key));
    if (!text) return null;
    let kept;
    try {
      kept = JSON.parse(text);
    } catch {
      return { problem: "damaged" };
    }
    if (kept?.format !== FORMAT || kept.guide !== this.#guide) return { problem: "damaged" };
    if (kept.version !== this.#version) return { problem: "changed" };
    const answers = Object.entries(kept.answers ?? {});
    if (!answers.every(([question, value]) => fits(question, value))) return { problem: "damaged" };
    this.#on = true;
    return { answers: Object.fromEntries(answers) };
  }

  /** The reader asks to keep the answers from now on. */
  start() {
    this.#on = true;
  }

  /** Keeps the answers if the reader has asked for it. @returns {boolean} false if refused */
  save(answers) {
    if (!this.#on) return true;
    const kept = { format: FORMAT, guide: this.#guide, version: this.#version, answers };
    const done = this.#storage((storage) => {
      storage.setItem(this.#key, JSON.stringify(kept));
      return true;
    });
    this.#on = Boolean(done);
    return this.#on;
  }

  /** Deletes the answers from the device. */
  forget() {
    this.#on = false;
    this.#storage((storage) => storage.removeItem(this.#key));
  }

  /**
   * Tells when another tab has deleted them, or keeps its own for another version of the check: then
   * these are kept no more, and neither tab spoils what the other one has.
   * @param {(notice: "elsewhere" | null) => void} listener
   */
  onTaken(listener) {
    addEventListener("storage", ({ key, newValue }) => {
      if ((key !== null && key !== this.#key) || !this.#on || this.#isOurs(newValue)) return;
      this.#on = false;
      listener(newValue === null ? null : "elsewhere");
    });
  }

  #isOurs(text) {
    try {
      return JSON.parse(text).version === this.#version;
    } catch {
      return false;
    }
  }

  get #key() {
    return `hw-check:${this.#guide}`;
  }

  /** A browser may refuse storage at any time; then there is none. */
  #storage(use) {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  }
}
