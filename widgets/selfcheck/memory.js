// Answers kept in the tab, so that who leaves and comes back loses nothing; on the device only when the
// reader asks. In both only until the check is finished.

const FORMAT = 1;
const TAB = "sessionStorage";
const DEVICE = "localStorage";

export class Memory {
  #guide;
  #version;
  #on = false;

  /** @param {string} guide whose check this is @param {string} version of its rules */
  constructor(guide, version) {
    this.#guide = guide;
    this.#version = version;
  }

  /** Whether the reader has asked to keep the answers on the device. */
  get on() {
    return this.#on;
  }

  /**
   * What was kept: on the device, else in this tab. Answers that cannot be trusted are left as they
   * are and not used.
   * @param {(question: string, value: any) => boolean} fits
   * @returns {{answers: object} | {problem: "damaged" | "changed"} | null}
   */
  read(fits) {
    const device = this.#read(DEVICE, fits);
    if (device?.answers) this.#on = true;
    const tab = device?.answers ? null : this.#read(TAB, fits);
    return tab?.answers ? tab : (device ?? tab);
  }

  /** The reader asks to keep the answers on the device from now on. */
  start() {
    this.#on = true;
  }

  /** Keeps the answers. @returns {boolean} false if the device was asked to and refuses */
  save(answers) {
    this.#write(TAB, answers);
    if (!this.#on) return true;
    this.#on = this.#write(DEVICE, answers);
    return this.#on;
  }

  /** Deletes the answers from the device. */
  release() {
    this.#on = false;
    this.#use(DEVICE, (storage) => storage.removeItem(this.#key));
  }

  /** Deletes the answers from this tab. */
  leave() {
    this.#use(TAB, (storage) => storage.removeItem(this.#key));
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

  #read(where, fits) {
    const text = this.#use(where, (storage) => storage.getItem(this.#key));
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
    return { answers: Object.fromEntries(answers) };
  }

  #write(where, answers) {
    const kept = { format: FORMAT, guide: this.#guide, version: this.#version, answers };
    const write = (storage) => {
      storage.setItem(this.#key, JSON.stringify(kept));
      return true;
    };
    return Boolean(this.#use(where, write));
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
  #use(where, act) {
    try {
      return act(globalThis[where]);
    } catch {
      return null;
    }
  }
}
