// What the lines say: a number in words, a bar that is filled from 0 on, and whether it is more or less than
// before the movement, or than in the position that this one is compared with.
import { part, parts } from "../page/places.js";

const HUNDRED = 100;

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
      const { number, change } = lines[row.dataset.line];
      this.#numbers[row.dataset.line] = number;
      part(row, "number").value = words(number, row);
      draw(number, row);
      part(row, "change").dataset.change = change ?? "";
    }
  }

  /** Says what a position teaches; null when the reader has left the ready-made ones. */
  teach(preset) {
    const lesson = parts(this.#root, "teaches").find((one) => one.dataset.preset === preset);
    part(this.#root, "lesson").replaceChildren(...(lesson ? [lesson.content.cloneNode(true)] : []));
    const than = lesson?.dataset.than;
    for (const change of parts(this.#root, "change")) {
      part(change, "than").textContent = than ? `in “${than}”` : "before";
    }
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

/** "15% longer", "67 of 100"; the words are the line's own. */
function words(number, row) {
  const rounded = Math.round(number);
  if (row.dataset.unit === "points") return `${rounded} of ${row.dataset.to}`;
  if (rounded === 0) return part(row, "even").textContent;
  return `${Math.abs(rounded)}% ${part(row, rounded > 0 ? "high" : "low").textContent}`;
}

function draw(number, row) {
  const [from, to] = [Number(row.dataset.from), Number(row.dataset.to)];
  const at = (value) => (HUNDRED * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const bar = part(row, "bar");
  bar.setAttribute("x", Math.min(at(0), at(number)));
  bar.setAttribute("width", Math.abs(at(number) - at(0)));
}
