// What the build rendered for the planner, in templates. Scripts clone and fill them, and make no HTML
// of their own.

export class Parts {
  #templates = new Map();

  /** @param {HTMLElement} root the element that holds the templates */
  constructor(root) {
    for (const template of root.querySelectorAll("template[data-part]")) {
      this.#templates.set(`${template.dataset.part} ${template.dataset.id ?? ""}`, template);
    }
  }

  /** A fresh copy of a part; null where there is none. */
  clone(part, id = "") {
    return this.#find(part, id)?.content.firstElementChild.cloneNode(true) ?? null;
  }

  /** Copies of everything inside a part, text too; null where there is none. */
  all(part, id = "") {
    return this.#find(part, id)?.content.cloneNode(true) ?? null;
  }

  /** Copies of everything in the first of these parts that there is. */
  first(part, ids) {
    return this.all(part, ids.find((id) => this.#find(part, id))) ?? document.createDocumentFragment();
  }

  /** What readers call a part. */
  name(part, id) {
    return this.#find(part, id)?.dataset.name ?? id;
  }

  /** The ids of the parts of a kind in the order of the page. */
  ids(part) {
    return [...this.#templates.keys()]
      .filter((key) => key.startsWith(`${part} `))
      .map((key) => key.slice(part.length + 1));
  }

  word(name, of = "words") {
    return this.#find(of, "").content.querySelector(`[data-word="${name}"]`).textContent;
  }

  #find(part, id) {
    return this.#templates.get(`${part} ${id}`);
  }
}
