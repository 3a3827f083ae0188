// One slider for each joint that may be moved.

export class Sliders {
  #fieldset;
  #inputs;

  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {(joint: string, degrees: number) => void} onMove
   * @param {() => void} onRest called when a slider comes to rest
   */
  constructor(fieldset, onMove, onRest) {
    this.#fieldset = fieldset;
    this.#inputs = [...fieldset.querySelectorAll("input")];
    fieldset.addEventListener("input", ({ target }) => onMove(target.dataset.joint, target.valueAsNumber));
    fieldset.addEventListener("change", onRest);
  }

  get shown() {
    return !this.#fieldset.hidden;
  }

  set shown(yes) {
    this.#fieldset.hidden = !yes;
  }

  /** Puts every slider where its joint is. @param {Record<string, number>} angles degrees */
  follow(angles) {
    for (const input of this.#inputs) {
      const degrees = angles[input.dataset.joint];
      input.value = degrees;
      input.setAttribute("aria-valuetext", `${degrees}°`);
    }
  }
}
