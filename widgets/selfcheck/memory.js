// Answers kept on the device: only when the reader asks, only until the check is finished.
import { Stored } from "../page/stored.js";

const FORMAT = 1;

export class Memory {
  #guide;
  #version;
  #place;
  #on = false;

  /**
   * @param {string} guide whose check this is @param {string} version of its rules
   * @param {string} root address of the site's root
   */
  constructor(guide, version, root) {
    this.#guide = guide;
    this.#version = version;
    this.#place = new Stored(`hw-check:${guide}`, root, `hw-check:${guide}`);
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
    const text = this.#place.get();
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
    this.#on = this.#place.set(JSON.stringify(kept));
    return this.#on;
  }

  /** Deletes the answers from the device. */
  forget() {
    this.#on = false;
    this.#place.remove();
  }

  /**
   * Tells when another tab has deleted them, or keeps its own for another version of the check: then
   * these are kept no more, and neither tab spoils what the other one has.
   * @param {(notice: "elsewhere" | null) => void} listener
   */
  onTaken(listener) {
    this.#place.onChange((text) => {
      if (!this.#on || this.#isOurs(text)) return;
      this.#on = false;
      listener(text === null ? null : "elsewhere");
    });
  }

  #isOurs(text) {
    try {
      return JSON.parse(text).version === this.#version;
    } catch {
      return false;
    }
  }
}
