// What the lines say: a number, a bar, and whether it is more or less than before the movement.
import { part, parts } from "../page/places.js";

const FORMS = {
  percent: new Intl.NumberFormat(document.documentElement.lang || "en", {
    style: "percent",
    signDisplay: "exceptZero",
  }),
  points: new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 0 }),
};

export class Readout {
  #root;
  #numbers = {};

  /** @param {HTMLElement} root the explorer */
  constructor(root) {
    this.#root = root;
  }

  /** The numbers of all lines, by id. */
  get numbers() {
    return { ...this.#numbers };
  }

  /** @param {Record<string, {number: number, share: number, change: string}>} lines */
  read(lines) {
    for (const row of this.#root.querySelectorAll("[data-line]")) {
      const { number, share, change } = lines[row.dataset.line];
      this.#numbers[row.dataset.line] = number;
      part(row, "number").value = words(number, row.dataset.unit);
      part(row, "bar").value = share;
      part(row, "change").dataset.change = change ?? "";
    }
  }

  /** Says what a position teaches; null when the reader has left the ready-made ones. */
  teach(preset) {
    const lesson = parts(this.#root, "teaches").find((one) => one.dataset.preset === preset);
    part(this.#root, "lesson").replaceChildren(...(lesson ? [lesson.content.cloneNode(true)] : []));
  }

  waiting(yes) {
    this.#say(yes && Object.keys(this.#numbers).length === 0 ? "loading" : null);
  }

  fail() {
    this.#say("failed");
  }

  #say(what) {
    const wait = part(this.#root, "wait");
    wait.hidden = what === null;
    for (const words of wait.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== what;
  }
}

function words(number, unit) {
  return FORMS[unit].format(unit === "percent" ? number / 100 : number);
}
