// What the build rendered for the check: pages, cards, results and words, in templates.
// Scripts clone and fill them, and make no HTML of their own.
import { part } from "../page/places.js";

export class Parts {
  #root;
  #templates = new Map();
  #questions = new Map();
  #loading = null;

  /** @param {HTMLElement} root the element, with the first page of questions in the open */
  constructor(root) {
    this.#root = root;
    this.version = root.dataset.version;
    this.home = new URL(root.dataset.rest || location.pathname, document.baseURI).href;
    this.first = root.querySelector("[data-page]").dataset.page;
    this.#gather(root);
  }

  /** Has the rest as well where this page of the site carries only the first question. */
  whole() {
    this.#loading ??= this.#load();
    this.#loading.catch(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** The engine's replies to the first answers: [answers, reply] each. */
  get firstSteps() {
    const block = part(this.#root, "first-steps");
    return block ? JSON.parse(block.textContent) : [];
  }

  /** A fresh copy of a part; null where there is none. */
  clone(part, id = "") {
    return this.#templates.get(`${part} ${id}`)?.content.firstElementChild.cloneNode(true) ?? null;
  }

  /** Copies of everything inside a part. */
  all(part, id = "") {
    const template = this.#templates.get(`${part} ${id}`);
    return template ? [...template.content.cloneNode(true).children] : [];
  }

  /** What the build wrote on a part's template. */
  data(part, id = "") {
    return this.#templates.get(`${part} ${id}`)?.dataset ?? {};
  }

  /** The ids of the parts of a kind in the order of the page. */
  ids(part) {
    return [...this.#templates.keys()]
      .filter((key) => key.startsWith(`${part} `))
      .map((key) => key.slice(part.length + 1));
  }

  word(name) {
    return this.#templates.get("words ").content.querySelector(`[data-word="${name}"]`).textContent;
  }

  /** @returns {{id, page, number, type, short, call, forces, values: any[], labels: Map<string, string>}} */
  question(id) {
    return this.#questions.get(id);
  }

  /** All questions in the order of asking. */
  get questions() {
    return [...this.#questions.values()];
  }

  #gather(root) {
    for (const template of root.querySelectorAll("template[data-part]")) {
      this.#templates.set(`${template.dataset.part} ${template.dataset.id ?? ""}`, template);
    }
    this.#read(root.querySelector("[data-page]"));
    for (const id of this.ids("page")) this.#read(this.clone("page", id));
  }

  #read(page) {
    for (const holder of page.querySelectorAll("[data-question]")) {
      const { question: id, type, short, call = "", forces = "{}" } = holder.dataset;
      const inputs = [...holder.querySelectorAll("input")];
      const checklist = inputs[0].type === "checkbox";
      const chosen = checklist ? [] : inputs; // a box has the sign for a label, and no answer
      const labels = new Map(chosen.map((input) => [input.value, label(holder, input)]));
      this.#questions.set(id, {
        id,
        type,
        short,
        call,
        page: page.dataset.page,
        number: Number(page.dataset.number),
        forces: JSON.parse(forces),
        labels,
        values: checklist ? ["yes", "no", "unsure"] : [...labels.keys()].map((one) => typed(type, one)),
        title: page.dataset.title,
        checklist,
      });
    }
  }

  async #load() {
    const { rest } = this.#root.dataset;
    if (!rest) return;
    const address = new URL(rest, document.baseURI);
    const page = new DOMParser().parseFromString(await text(address), "text/html");
    this.#root.append(part(page, "first-steps"));
    for (const template of page.querySelectorAll("hw-selfcheck > template")) {
      makeAbsolute(template.content, address);
      if (!this.#templates.has(`${template.dataset.part} ${template.dataset.id ?? ""}`)) {
        this.#root.append(document.adoptNode(template));
      }
    }
    delete this.#root.dataset.rest;
    this.#gather(this.#root);
  }
}

/** Addresses are relative to the page they were written for. */
function makeAbsolute(content, base) {
  for (const name of ["href", "data-paper", "data-picture"]) {
    for (const place of content.querySelectorAll(`[${name}]`)) {
      place.setAttribute(name, new URL(place.getAttribute(name), base).href);
    }
  }
}

/** A form's value as the engine takes it. */
export function typed(type, value) {
  return type === "integer" && value !== "unsure" ? Number(value) : value;
}

/** Fails as the engine does when a part of it does not load. */
async function text(address) {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.text();
    throw new Error(response.status);
  } catch (error) {
    throw Object.assign(error, { kind: "download" });
  }
}

function label(holder, input) {
  return holder.querySelector(`label[for="${input.id}"]`).textContent.trim();
}
