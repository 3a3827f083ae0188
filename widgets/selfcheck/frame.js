// What stands around the view: back, progress, notices, the ways out, the window's title.
import { fill, part } from "../page/places.js";

export class Frame {
  #root;
  #parts;
  #title = document.title;
  #home;

  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
    this.#home = this.#paperLink.href;
  }

  /** @param {object} about  name of the view, the reader's `position`, and whether it is the `start` */
  dress(about, { node, answered, memory }) {
    this.#root.dataset.view = node.classList.contains("hw-stop") ? "stop" : about.name;
    this.#root.toggleAttribute("data-start", about.start);
    this.#root.querySelector('[data-act="back"]').hidden = about.start;
    for (const act of ["answers", "restart"]) this.#way(act).hidden = !answered;
    this.#paperLink.href = this.paper(node);
    this.showMemory(memory);
    this.name(about);
  }

  /** Where the paper version has what this view asks. */
  paper(node) {
    return node.dataset.paper ?? this.#home;
  }

  /** Names the page in the window's title: where the reader is, and nothing of what they said. */
  name({ name, position, start }, before = "") {
    const place = name === "page" ? `${this.#parts.word("question")} ${position}` : this.#parts.word(name);
    const error = before && `${this.#parts.word(before)} `;
    document.title = start && !error ? this.#title : `${error}${place} - ${this.#title}`;
  }

  /** How many pages can still come; nothing while that is not known. Among the signs of a list
   * (`within`) how many after it. */
  showProgress(step, within) {
    const left = part(this.#root, "left");
    const count = step?.status === "ask" ? step.at_most.pages - Boolean(within) : 0;
    left.hidden = count === 0;
    if (left.hidden) return;
    for (const words of left.querySelectorAll("[data-when]")) {
      words.hidden = words.dataset.when !== (within ? "after" : count === 1 ? "one" : "many");
      fill(words, { count });
    }
  }

  showMemory(on) {
    this.#root.querySelector('[data-act="remember"]').checked = on;
  }

  /** Tells the reader something, or nothing more. */
  notice(name) {
    const found = this.#parts.all("notices").filter((notice) => notice.dataset.notice === name);
    part(this.#root, "notice").replaceChildren(...found);
  }

  get #paperLink() {
    return this.#root.querySelector('.hw-check__foot [data-part="paper"]');
  }

  #way(act) {
    return this.#root.querySelector(`.hw-check__foot [data-act="${act}"]`);
  }
}
