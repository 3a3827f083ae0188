// What stands around the view: back, progress, notices, the ways out, the window's title.
import { fill, part } from "../page/places.js";
import { stepCount } from "./guided.js";

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

  /**
   * Which part of the check this is, and how much of it lies behind the reader; in a test which of
   * its steps. It grows with every answer, and what is not known yet is not in it.
   * @param {HTMLElement} page what is asked @param {number} [step] of a test, 0 for its safety
   */
  showProgress(page, step) {
    const left = part(this.#root, "left");
    const { section, sectionTitle, done } = page.dataset;
    if (!left) return;
    left.parentElement.toggleAttribute("data-asking", Boolean(section));
    if (!section) return;
    const segments = [...this.#root.querySelectorAll("[data-segment]")];
    const at = segments.findIndex((segment) => segment.dataset.segment === section);
    const behind = at < 0 ? segments.length : at;
    segments.forEach((segment, number) => {
      const share = number < behind ? 1 : number > behind ? 0 : done;
      segment.style.setProperty("--done", share);
    });
    for (const words of left.querySelectorAll("[data-when]")) {
      words.hidden = (words.dataset.when === "test") === at >= 0;
    }
    const steps = stepCount(page) - 1;
    part(left, "steps").hidden = !(step > 0 && steps > 1);
    fill(left, { part: at + 1, section: sectionTitle, step, steps });
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
