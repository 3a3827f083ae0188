// While Python is on its way: how far it is in bytes, and the paper version. When it fails: what still works.
import { fill, part } from "./places.js";

const PAUSE = 250; // milliseconds before a wait is worth a word

export class Wait {
  #parts;
  #holder;
  #paper;
  #progress = null;
  #clock = 0;
  #moved = null;

  /**
   * @param {HTMLElement} holder where it shows
   * @param {() => string} paper where the reader would go on without script
   */
  constructor(parts, holder, paper, onProgress) {
    this.#parts = parts;
    this.#holder = holder;
    this.#paper = paper;
    onProgress((progress) => {
      this.#progress = progress;
      this.#draw();
    });
  }

  /** Shows the wait unless it is over before anybody notices. */
  begin() {
    // Somebody who taps again and again must not put it off.
    this.#clock ||= setTimeout(() => {
      this.#clock = 0;
      if (part(this.#holder, "bar")) return;
      this.#show(this.#parts.clone("reading"));
      this.#draw();
      const before = scrollY;
      this.#holder.scrollIntoView({ block: "nearest", behavior: "instant" });
      this.#moved = { from: before, to: scrollY };
    }, PAUSE);
  }

  end() {
    clearTimeout(this.#clock);
    this.#clock = 0;
    this.#holder.replaceChildren();
    // Who has not scrolled since is back where they were: what they waited for stands there.
    const { from, to } = this.#moved ?? {};
    this.#moved = null;
    if (from !== to && scrollY === to) scrollTo({ top: from, behavior: "instant" });
  }

  /** Shows what went wrong; `kind` is the engine's. @returns {HTMLElement} its heading */
  fail(kind) {
    this.end();
    this.#progress = null; // the next try begins anew
    const panel = this.#parts.clone("failure");
    for (const words of panel.querySelectorAll("[data-kind]")) {
      words.hidden = !words.dataset.kind.split(" ").includes(kind);
    }
    panel.querySelector('[data-act="retry"]').hidden = kind === "no-wasm" || kind === "no-worker";
    this.#show(panel);
    panel.scrollIntoView({ block: "nearest" });
    return panel.querySelector("h2");
  }

  #show(panel) {
    part(panel, "paper").href = this.#paper();
    this.#holder.replaceChildren(panel);
  }

  #draw() {
    const bar = part(this.#holder, "bar");
    if (!bar || !this.#progress) return;
    const { loaded, total } = this.#progress;
    bar.max = total;
    bar.value = loaded;
    part(this.#holder, "share").hidden = false;
    fill(this.#holder, { percent: Math.floor((100 * loaded) / total) });
  }
}
