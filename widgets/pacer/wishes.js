// How the reader wants it counted: tones, a voice, shakes. Remembered on the device, where that may be.
import { Stored } from "../page/stored.js";

const FIRST = { sound: true, voice: false, pulse: false };

export class Wishes {
  #stored;
  #wishes;

  /** `able` leaves out what the browser cannot do. @param {(wish: string) => void} changed */
  constructor(root, able, changed) {
    this.#stored = new Stored("hw-player", root.dataset.root ?? "");
    this.#wishes = { ...FIRST, ...this.#kept() };
    for (const box of root.querySelectorAll("[data-wish]")) {
      const { wish } = box.dataset;
      box.closest("label").hidden = !able[wish];
      box.checked = this.#wishes[wish];
      box.addEventListener("change", () => {
        this.#wishes[wish] = box.checked;
        this.#stored.set(JSON.stringify(this.#wishes));
        changed(wish);
      });
    }
  }

  has(wish) {
    return this.#wishes[wish];
  }

  #kept() {
    try {
      const kept = JSON.parse(this.#stored.get() ?? "{}");
      const sound = Object.keys(FIRST).filter((wish) => typeof kept[wish] === "boolean");
      return Object.fromEntries(sound.map((wish) => [wish, kept[wish]]));
    } catch {
      return {};
    }
  }
}
