// Around the view: whether the plan is kept, what went wrong with that, files, and how to be rid of it.
import { CALENDAR_TYPE, calendarFile } from "../calendar/ics.js";
import { part } from "../page/places.js";
import { day } from "./clock.js";

export class Keeping {
  #root;
  #parts;
  #diary;
  #opened;
  #acts = {
    "save-file": () => this.#save(this.#diary.text),
    "open-file": () => this.#open(),
    replace: () => this.#replace(),
    "leave-file": () => this.#leave(),
    "save-raw": () => this.#save(this.#diary.unread),
    "erase-raw": () => this.#diary.eraseUnread(),
  };

  /** @param {(told: string) => void} opened hears that a file has brought a plan */
  constructor(root, parts, diary, opened) {
    this.#root = root;
    this.#parts = parts;
    this.#diary = diary;
    this.#opened = opened;
    diary.addEventListener("kept", () => this.show());
  }

  /** Does what a button asks for, where it is about keeping. */
  act(name) {
    this.#acts[name]?.();
  }

  /** The reader wants the plan kept from now on, or no more. */
  async keep(wanted) {
    if (wanted) await this.#diary.keep();
    else this.#diary.stopKeeping();
    if (this.#diary.kept === wanted) this.tell(wanted ? "kept" : "not-kept");
  }

  /** Shows the ways to keep a plan, save it, and be rid of it. */
  show() {
    const { empty, kept, trouble } = this.#diary;
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

  async #open() {
    const found = this.#diary.open(await this.#file());
    if (found === "another") {
      this.#holder.replaceChildren(this.#parts.clone("replace"));
      this.#holder.querySelector("button").focus();
    } else if (found.problem) {
      this.#holder.replaceChildren(this.#parts.clone("problem", `file-${found.problem}`));
    } else {
      this.#done(found);
    }
  }

  #replace() {
    this.#diary.replace();
    this.#done("opened");
  }

  #leave() {
    this.show();
    this.tell("left");
  }

  #done(told) {
    this.show();
    this.#opened(told);
  }

  /** Lets the reader choose a file. @returns {Promise<string>} its text */
  #file() {
    const input = part(this.#root, "file");
    input.value = "";
    return new Promise((resolve) => {
      input.onchange = async () => resolve(await input.files[0].text());
      input.click();
    });
  }

  /** Hands the days to come over as a calendar's file. */
  calendar(events) {
    const words = JSON.parse(part(this.#root, "calendar-words").textContent);
    this.#hand(calendarFile(events, words), CALENDAR_TYPE, "ics");
  }

  #save(text) {
    this.#hand(text, "application/json", "json");
  }

  /** Hands a text over as a file. */
  #hand(text, type, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${this.#parts.word("file")}-${day(new Date())}.${ending}`;
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
