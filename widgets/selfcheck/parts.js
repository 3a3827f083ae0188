// What the build rendered for the check: pages, cards, results and words, in templates and in blocks of
// text that become one when they are first wanted. Scripts clone and fill them, and make no HTML of
// their own.
import { whenIdle } from "../page/idle.js";
import { part } from "../page/places.js";

const HOLDERS = ':is(template, script[type="text/html"])[data-part]';

export class Parts {
  #root;
  #holders = new Map();
  #questions = new Map();
  #unread = []; // pages whose questions are not known yet
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
    return this.#content(part, id)?.firstElementChild.cloneNode(true) ?? null;
  }

  /** Copies of everything inside a part. */
  all(part, id = "") {
    const content = this.#content(part, id);
    return content ? [...content.cloneNode(true).children] : [];
  }

  /** What the build wrote on what holds a part. */
  data(part, id = "") {
    return this.#holders.get(`${part} ${id}`)?.dataset ?? {};
  }

  /** The ids of the parts of a kind in the order of the page. */
  ids(part) {
    return [...this.#holders.keys()]
      .filter((key) => key.startsWith(`${part} `))
      .map((key) => key.slice(part.length + 1));
  }

  word(name) {
    return this.#content("words", "").querySelector(`[data-word="${name}"]`).textContent;
  }

  /** @returns {{id, page, number, type, short, call, forces, values: any[], labels: Map<string, string>}} */
  question(id) {
    if (!this.#questions.has(id)) this.#readAll();
    return this.#questions.get(id);
  }

  /** All questions in the order of asking. */
  get questions() {
    this.#readAll();
    return [...this.#questions.values()];
  }

  #gather(root) {
    for (const holder of root.querySelectorAll(HOLDERS)) this.#holders.set(keyOf(holder), holder);
    this.#read(root.querySelector("[data-page]"));
    this.#unread = this.ids("page");
    whenIdle(() => this.#readOn());
  }

  /** A page at a time, while nothing else is to be done. */
  #readOn() {
    if (this.#unread.length === 0) return;
    this.#read(this.clone("page", this.#unread.shift()));
    whenIdle(() => this.#readOn());
  }

  #readAll() {
    while (this.#unread.length > 0) this.#read(this.clone("page", this.#unread.shift()));
  }

  #content(part, id) {
    const key = `${part} ${id}`;
    const holder = this.#holders.get(key);
    if (holder && !holder.content) this.#holders.set(key, asTemplate(holder));
    return this.#holders.get(key)?.content;
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
        section: page.dataset.section,
        sectionTitle: page.dataset.sectionTitle,
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
    for (const holder of page.querySelectorAll(`hw-selfcheck > ${HOLDERS}`)) {
      if (this.#holders.has(keyOf(holder))) continue;
      const template = asTemplate(holder);
      makeAbsolute(template.content, address);
      this.#root.append(template);
    }
    delete this.#root.dataset.rest;
    this.#gather(this.#root);
  }
}

function keyOf({ dataset }) {
  return `${dataset.part} ${dataset.id ?? ""}`;
}

/** A template with what is in a holder, of this page or another. */
function asTemplate(holder) {
  if (holder.content) return document.adoptNode(holder);
  const made = document.createElement("template");
  Object.assign(made.dataset, holder.dataset);
  const { body } = new DOMParser().parseFromString(holder.textContent, "text/html");
  made.content.append(...body.childNodes);
  return made;
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
