// The moving picture of a repetition, fetched when somebody starts. Without it the pacer goes on.
import { Frames } from "../motion/frames.js";

const LOOKS = /<style>.*?<\/style>/s; // for programs without our style sheet; a page has its own

export class Figure {
  #place;
  #frames = null;

  /** @param {HTMLElement} place where it goes @param {DOMStringMap} data addresses */
  constructor(place, { picture, frames }) {
    this.#place = place;
    this.addresses = picture ? { picture, frames } : null;
  }

  /** Has the picture, still where the reader wants less motion. */
  async load() {
    if (!this.addresses || this.#place.firstElementChild) return;
    try {
      const response = await fetch(this.addresses.picture);
      if (!response.ok) return;
      const text = (await response.text()).replace(LOOKS, "");
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      for (const about of svg.querySelectorAll("title, desc, metadata")) about.remove();
      svg.removeAttribute("aria-labelledby");
      svg.removeAttribute("role");
      this.#place.replaceChildren(document.adoptNode(svg));
      this.#place.hidden = false;
      if (!calm.matches) {
        this.#frames = await Frames.fetch(this.addresses.frames, svg.querySelector(".hw-fig-body"));
      }
    } catch {
      this.#frames = null;
    }
  }

  /** Whether there is anything to move. */
  get moves() {
    return this.#frames !== null && !calm.matches;
  }

  /** @param {number} share of the way, 0 to 1 */
  show(share) {
    this.#frames?.show(share);
  }
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
