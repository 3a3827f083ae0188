// What the reader chooses before a dose: its stage, and how many within it. Sound, voice and shakes
// are remembered for as long as the page is open, for every pacer on it.
import { part } from "../page/places.js";

const FIGURES = ["sets", "reps", "hold", "rest"];
const wishes = { sound: true, voice: false, pulse: false };

export class Setup {
  #root;
  #stages;

  /** @param {HTMLElement} root @param {object[]} stages @param {() => void} changed */
  constructor(root, stages, changed) {
    this.#root = root;
    this.#stages = stages;
    part(root, "stage").addEventListener("change", () => this.#fill());
    part(root, "choices").addEventListener("change", () => {
      this.#need();
      changed();
    });
    this.#fill();
  }

  get stage() {
    return this.#stages.find(({ id }) => id === part(this.#root, "stage").value);
  }

  /** The stage is given: there is nothing to choose between. */
  fix(id) {
    if (!this.#stages.some((stage) => stage.id === id)) return;
    part(this.#root, "stage").value = id;
    part(this.#root, "stages").hidden = true;
    this.#fill();
  }

  /** {sets, reps, hold, rest}: how many, and seconds; null for what the stage has none of. */
  get dose() {
    const { stage } = this;
    return Object.fromEntries(
      FIGURES.map((figure) => [figure, stage[figure] && Number(this.#select(figure).value)]),
    );
  }

  #select(figure) {
    return this.#root.querySelector(`[data-figure="${figure}"]`);
  }

  #fill() {
    for (const figure of FIGURES) {
      const { of = [], first } = this.stage[figure] ?? {};
      const options = of.map((number) => new Option(number, number, false, number === first));
      this.#select(figure).replaceChildren(...options);
    }
    this.#need();
  }

  /** Shows what there is to choose: after a single set there is no rest. */
  #need() {
    for (const figure of FIGURES) {
      const needed = this.stage[figure] && (figure !== "rest" || this.dose.sets > 1);
      this.#select(figure).closest("label").hidden = !needed;
    }
  }
}

/** The reader's wishes; `able` leaves out what the browser cannot do. */
export class Wishes {
  #boxes;

  constructor(root, able, changed) {
    this.#boxes = [...root.querySelectorAll("[data-wish]")];
    for (const box of this.#boxes) {
      const { wish } = box.dataset;
      box.closest("label").hidden = !able[wish];
      box.addEventListener("change", () => {
        wishes[wish] = box.checked;
        changed(wish);
      });
    }
    this.recall();
  }

  /** Shows what was chosen, be it at another pacer. */
  recall() {
    for (const box of this.#boxes) box.checked = wishes[box.dataset.wish];
  }

  has(wish) {
    return wishes[wish];
  }
}
