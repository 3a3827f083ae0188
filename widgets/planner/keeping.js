// Around the view: whether the plan is kept, what went wrong with that, and files.
import { day } from "./clock.js";
import { part } from "./parts.js";

export class Keeping {
  #root;
  #parts;

  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
  }

  /** Shows the ways to keep a plan, save it, and be rid of it. */
  show({ empty, kept, trouble }) {
    part(this.#root, "keeping").hidden = false;
    const keep = this.#root.querySelector('[data-act="keep"]');
    keep.checked = kept;
    keep.closest(".hw-check__keep").hidden = empty;
    for (const act of ["save-file", "erase"]) {
      this.#root.querySelector(`[data-act="${act}"]`).hidden = empty;
    }
    this.#trouble(trouble);
  }

  /** Tells the reader something, or nothing more. */
  tell(name = null) {
    const told = name && this.#parts.clone("told", name);
    part(this.#root, "notice").replaceChildren(...(told ? [told] : []));
  }

  /** Asks whether a file may take the place of the plan. */
  askToReplace() {
    this.#holder.replaceChildren(this.#parts.clone("replace"));
    this.#holder.querySelector("button").focus();
  }

  /** What went wrong with a file. */
  refuse(problem) {
    this.#holder.replaceChildren(this.#parts.clone("problem", `file-${problem}`));
  }

  /** Lets the reader choose a file. @returns {Promise<string>} its text */
  file() {
    const input = part(this.#root, "file");
    input.value = "";
    return new Promise((resolve) => {
      input.onchange = async () => resolve(await input.files[0].text());
      input.click();
    });
  }

  /** Hands a text over as a file. */
  save(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${this.#parts.word("file")}-${day(new Date())}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  #trouble(name) {
    const shown = this.#holder.firstElementChild?.dataset.trouble ?? null;
    if (shown === name && name) return;
    const made = name && this.#parts.clone("problem", name);
    if (made) made.dataset.trouble = name;
    this.#holder.replaceChildren(...(made ? [made] : []));
  }

  get #holder() {
    return part(this.#root, "trouble");
  }
}
