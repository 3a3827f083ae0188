// <hw-motion>: a step's picture that can show its movement. Nothing moves until the reader asks, and
// where the device asks for less motion it is only stepped through.
import "./film.js";
import { Frames } from "./frames.js";

const ROUND = 1800; // milliseconds from the start of a movement to its end
const REST = 500; // milliseconds at either end
const ROUNDS = 3;

class Motion extends HTMLElement {
  #frames = null;
  #slider;
  #button;
  #request = 0;

  connectedCallback() {
    this.#slider = this.querySelector("input");
    this.#button = this.querySelector("button");
    this.querySelector(".hw-motion__controls").hidden = false;
    this.#button.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#button.addEventListener("click", () => (this.#request ? this.#stop() : this.#play()));
    this.#slider.addEventListener("input", () => this.#step());
  }

  disconnectedCallback() {
    this.#stop();
  }

  async #step() {
    this.#stop();
    const frames = await this.#loaded();
    frames?.show(this.#slider.valueAsNumber / this.#slider.max);
  }

  async #play() {
    const frames = await this.#loaded();
    if (!frames || this.#request) return;
    const begun = performance.now();
    const draw = (now) => {
      const share = shareAt(now - begun, this.hasAttribute("data-fro"));
      frames.show(share ?? 1);
      this.#slider.value = Math.round((share ?? 1) * this.#slider.max);
      this.#request = share === null ? 0 : requestAnimationFrame(draw);
      this.#tell();
    };
    this.#request = requestAnimationFrame(draw);
    this.#tell();
  }

  #stop() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#tell();
  }

  #tell() {
    for (const words of this.#button.querySelectorAll("[data-when]")) {
      words.hidden = (words.dataset.when === "moving") !== Boolean(this.#request);
    }
  }

  /** The stages, fetched when first wanted; null where they cannot be had, and then no controls. */
  async #loaded() {
    try {
      this.#frames ??= await Frames.fetch(this.dataset.frames, this.querySelector(".hw-fig-body"));
    } catch {
      this.querySelector(".hw-motion__controls").hidden = true;
    }
    return this.#frames;
  }
}

/** How far a movement is after so many milliseconds, 0 to 1; null when it is over. */
function shareAt(elapsed, fro) {
  const turn = ROUND + REST;
  const count = fro ? 2 * ROUNDS : ROUNDS;
  const round = Math.floor(elapsed / turn);
  if (round >= count) return null;
  const share = Math.min(1, (elapsed - round * turn) / ROUND);
  const eased = share * share * (3 - 2 * share);
  return fro && round % 2 === 1 ? 1 - eased : eased;
}

customElements.define("hw-motion", Motion);
