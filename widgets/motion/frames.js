// The stages of a movement, and what lies between two of them.

const NUMBER = /-?\d+(?:\.\d+)?/g;

export class Frames {
  #body;
  #stages;

  /** @param {string} address of the stages @param {SVGGElement} body the group that moves */
  static async fetch(address, body) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const file = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
    return new Frames(body, [...file.querySelectorAll("g > g")]);
  }

  constructor(body, groups) {
    this.#body = body;
    this.#stages = groups.map((group) => [...group.children].map((path) => pieces(path)));
    body.replaceChildren(...groups[0].children);
  }

  /** Draws the body at a share of the way, 0 to 1. */
  show(share) {
    const at = share * (this.#stages.length - 1);
    const before = Math.min(Math.floor(at), this.#stages.length - 2);
    const [first, second] = [this.#stages[before], this.#stages[before + 1]];
    [...this.#body.children].forEach((path, index) => {
      path.setAttribute("d", between(first[index], second[index], at - before));
    });
  }
}

function pieces(path) {
  const text = path.getAttribute("d");
  return { text, words: text.split(NUMBER), numbers: text.match(NUMBER).map(Number) };
}

/** A path between two of the same build; of two that differ, the nearer. */
function between(first, second, share) {
  if (first.numbers.length !== second.numbers.length) return (share < 0.5 ? first : second).text;
  return first.words.reduce((path, word, index) => {
    const [from, to] = [first.numbers[index - 1], second.numbers[index - 1]];
    return `${path}${(from + (to - from) * share).toFixed(1)}${word}`;
  });
}
