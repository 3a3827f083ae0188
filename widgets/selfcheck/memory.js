// Answers kept in the tab, so that who leaves and comes back loses nothing; on the device only when the
// reader asks. In both only until the check is finished.
import { Stored } from "../page/stored.js";

const FORMAT = 1;

export class Memory {
  #guide;
  #version;
  #tab;
  #device;
  #on = false;

  /**
   * @param {string} guide whose check this is @param {string} version of its rules
   * @param {string} root address of the site's root
   */
  constructor(guide, version, root) {
    this.#guide = guide;
    this.#version = version;
    const name = `hw-check:${guide}`;
    this.#tab = new Stored(name, root, null, "sessionStorage");
    this.#device = new Stored(name, root, name);
  }

  /** Whether the reader has asked to keep the answers on the device. */
  get on() {
    return this.#on;
  }

  /**
   * What is kept: of the device if it can be used, else of the tab; null if nothing is.
   * @param {(question: string, value: any) => boolean} fits
   * @returns {{answers: object} | {problem: "damaged" | "changed"} | null}
   */
  read(fits) {
    const device = this.#read(this.#device, fits);
    if (device?.answers) this.#on = true;
    const tab = device?.answers ? null : this.#read(this.#tab, fits);
    return tab?.answers ? tab : (device ?? tab);
  }

  /** The reader asks to keep the answers on the device from now on. */
  start() {
    this.#on = true;
  }

  /** Keeps the answers. @returns {boolean} false if the device was asked to and refuses */
  save(answers) {
    const kept = { format: FORMAT, guide: this.#guide, version: this.#version, answers };
    const text = JSON.stringify(kept);
    this.#tab.set(text);
    if (!this.#on) return true;
    this.#on = this.#device.set(text);
    return this.#on;
  }

  /** Deletes the answers from the device. */
  release() {
    this.#on = false;
    this.#device.remove();
  }

  /** Deletes the answers from this tab. */
  leave() {
    this.#tab.remove();
  }

  /**
   * Tells when another tab has deleted them, or keeps its own for another version of the check: then
   * these are kept no more, and neither tab spoils what the other one has.
   * @param {(notice: "elsewhere" | null) => void} listener
   */
  onTaken(listener) {
    this.#device.onChange((text) => {
      if (!this.#on || this.#isOurs(text)) return;
      this.#on = false;
      listener(text === null ? null : "elsewhere");
    });
  }

  #read(place, fits) {
    const text = place.get();
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

  #isOurs(text) {
    try {
      return JSON.parse(text).version === this.#version;
    } catch {
      return false;
    }
  }
}
