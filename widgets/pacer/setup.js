// What the reader chooses of a dose: its stage, and how many within it, remembered while the page is open.
import { part } from "../page/places.js";

const FIGURES = ["sets", "reps", "hold", "rest"];

export class Setup {
  #root;
  #stages = [];
  #chosen = new Map(); // what was chosen, by exercise, stage and figure
  #exercise = "";

  /** @param {HTMLElement} root @param {() => void} changed */
  constructor(root, changed) {
    this.#root = root;
    part(root, "stage").addEventListener("change", () => this.#fill());
    part(root, "choices").addEventListener("change", ({ target }) => {
      const { figure } = target.dataset;
      if (figure) this.#chosen.set(this.#name(figure), Number(target.value));
      this.#need();
      changed();
    });
  }

  /** @param {object[]} stages of the exercise's dose @param {string} [given] the stage, if the page gives it */
  offer(exercise, stages, given) {
    const known = stages.some(({ id }) => id === given);
    this.#stages = stages;
    this.#exercise = exercise;
    part(this.#root, "stage").replaceChildren(...stages.map(({ id, name }) => new Option(name, id)));
    if (known) part(this.#root, "stage").value = given;
    part(this.#root, "stages").hidden = known || stages.length === 1;
    this.#fill();
  }

  get stage() {
    return this.#stages.find(({ id }) => id === part(this.#root, "stage").value);
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

  #name(figure) {
    return `${this.#exercise} ${this.stage.id} ${figure}`;
  }

  #fill() {
    for (const figure of FIGURES) {
      const { of = [], first } = this.stage[figure] ?? {};
      const chosen = this.#chosen.get(this.#name(figure)) ?? first;
      const options = of.map((number) => new Option(number, number, false, number === chosen));
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
