// What the home page shows of a kept plan without Python: the exercise that the engine named last, and on
// which day. It stands on the device only while the plan does.
import { Stored } from "../page/stored.js";

const DONE = ["stop", "get_help"]; // kinds of advice with nothing to do

export class Glance {
  #plan;
  #place;

  /** @param {string} guide whose plan this is @param {string} root address of the site's root */
  constructor(guide, root) {
    this.#plan = new Stored(`hw-plan:${guide}`, root);
    this.#place = new Stored(`hw-today:${guide}`, root);
  }

  /** @param {object} reply the engine's `plan_next` @param {(id: string) => string} name of an exercise */
  note({ level, exercises }, name) {
    const first = level ? null : exercises.find(({ later, kind }) => !later && !DONE.includes(kind));
    if (!first || this.#plan.get() === null) this.forget();
    else this.#place.set(JSON.stringify({ day: new Date().toDateString(), name: name(first.exercise) }));
  }

  forget() {
    this.#place.remove();
  }
}
