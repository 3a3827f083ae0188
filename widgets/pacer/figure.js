// The moving picture of a repetition, fetched when somebody starts. Without it the player goes on. Where
// the reader wants less motion it does not move: it stands where each part ends, step by step.
import { Frames } from "../motion/frames.js";

const LOOKS = /<style>.*?<\/style>/s; // for programs without our style sheet; a page has its own

export class Figure {
  #place;
  #shown = ""; // the address of the picture that is there
  #frames = null;

  /** @param {HTMLElement} place where it goes */
  constructor(place) {
    this.#place = place;
  }

  /** Has the picture of these addresses. @param {{picture?: string, frames?: string}} addresses */
  async load({ picture = "", frames = "" }) {
    if (picture === this.#shown) return;
    this.#shown = picture;
    this.#frames = null;
    this.#place.replaceChildren();
    if (!picture) return;
    try {
      const response = await fetch(picture);
      if (!response.ok) throw new Error(`${picture}: ${response.status}`);
      const text = (await response.text()).replace(LOOKS, "");
      if (picture !== this.#shown) return; // another exercise was opened meanwhile
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      for (const about of svg.querySelectorAll("title, desc, metadata")) about.remove();
      svg.removeAttribute("aria-labelledby");
      svg.removeAttribute("role");
      this.#place.replaceChildren(document.adoptNode(svg));
      if (!frames) return;
      const moving = await Frames.fetch(frames, svg.querySelector(".hw-fig-body"));
      if (picture === this.#shown) this.#frames = moving;
    } catch {
      if (picture === this.#shown) this.#shown = ""; // it may come the next time
    }
  }

  /** Whether there is anything to move. */
  get moves() {
    return this.#frames !== null && !calm.matches;
  }

  /** Draws the body where somebody is in the course. */
  show(course, now) {
    this.#frames?.show(calm.matches ? course.end(now) : course.share(now));
  }
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
