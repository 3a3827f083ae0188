// Around the view: whether the plan is kept, what went wrong with that, files, and how to be rid of it.
import { CALENDAR_TYPE } from "../calendar/ics.js";
import { part, slot } from "../page/places.js";
import { day } from "./clock.js";
import { canCarry, carried, carrying } from "./carry.js";
import { Reminders } from "./reminders.js";

const DAY = 86_400_000;
const UNSAVED = 14 * DAY; // after which a plan that is in no file is offered one

export class Keeping {
  #root;
  #parts;
  #diary;
  #opened;
  #reminders;
  #acts = {
    "save-file": () => this.#saveFile(),
    "share-file": () => this.#shareFile(),
    "show-code": () => this.#showCode(),
    "hide-code": () => part(this.#root, "shown-code").replaceChildren(),
    "keep-now": () => this.keep(true),
    "not-now": () => this.tell("not-yet"),
    "take-reminders-back": () => this.#calendar(this.#reminders.takingBack()),
    "take-deleted-back": () => this.#calendar(this.#reminders.takingBack(this.#diary.deleted)),
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
    this.#reminders = new Reminders(diary, JSON.parse(part(root, "calendar-words").textContent));
    diary.addEventListener("kept", () => this.show());
    addEventListener("beforeunload", (event) => {
      if (diary.unsafe) event.preventDefault();
    });
  }

  /** What was handed out to a calendar. */
  get reminders() {
    return this.#reminders;
  }

  /** Does what a button asks for, where it is about keeping. */
  act(name) {
    this.#acts[name]?.();
  }

  /** The reader wants the plan kept from now on, or no more. */
  async keep(wanted) {
    if (wanted) await this.#diary.keep();
    else this.#diary.stopKeeping();
    const done = this.#diary.kept === wanted; // or the reason why not is told already
    this.tell(done ? (wanted ? "kept" : "not-kept") : null);
  }

  /** Shows the ways to keep a plan, save it, and be rid of it. */
  show() {
    const { empty, kept, trouble } = this.#diary;
    part(this.#root, "keeping").hidden = false;
    const keep = this.#root.querySelector('[data-act="keep"]');
    keep.checked = kept;
    keep.closest(".hw-check__keep").hidden = empty;
    const able = { "share-file": canShareFiles(), "show-code": canCarry() };
    for (const act of ["save-file", "share-file", "show-code", "erase"]) {
      const hidden = empty || able[act] === false;
      for (const button of this.#root.querySelectorAll(`.hw-check__ways [data-act="${act}"]`)) button.hidden = hidden;
    }
    part(this.#root, "unsaved").hidden = !this.#unsaved;
    this.#trouble(trouble);
  }

  /** Whether it has been in no file for two weeks. */
  get #unsaved() {
    const { entries, empty } = this.#diary;
    if (empty) return false;
    const [saved = entries[0]] = this.#diary.told("file").slice(-1);
    return Date.now() - Date.parse(saved.at) > UNSAVED;
  }

  /** Tells the reader something, or nothing more. */
  tell(name = null) {
    const told = name && this.#parts.clone("told", name);
    part(this.#root, "notice").replaceChildren(...(told ? [told] : []));
  }

  async #open() {
    const text = await this.#file();
    const found = text === null ? { problem: "unread" } : this.#diary.open(text);
    this.#offer(found, "file");
  }

  /** What came of a plan from elsewhere: it is open, or the reader has to choose, or what is wrong. */
  #offer(found, from) {
    if (found === "another" || found === "offered") {
      this.#holder.replaceChildren(this.#parts.clone(found === "another" ? "replace" : "offered"));
      this.#holder.querySelector("button").focus();
    } else if (found.problem) {
      this.#holder.replaceChildren(this.#parts.clone("problem", `${from}-${found.problem}`));
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

  /** Lets the reader choose a file. @returns {Promise<string | null>} its text, if it can be read */
  #file() {
    const input = part(this.#root, "file");
    input.value = "";
    return new Promise((resolve) => {
      input.onchange = async () => resolve(await input.files[0].text().catch(() => null));
      input.click();
    });
  }

  /** Hands the days to come over as a calendar's file. @param {object} ahead the engine's `plan_ahead` */
  calendar(ahead) {
    this.#calendar(this.#reminders.file(ahead));
  }

  #calendar(text) {
    this.#hand(text, CALENDAR_TYPE, "ics");
  }

  /** The file says of itself that it was saved. */
  #saveFile() {
    this.#diary.record({ kind: "file" });
    this.#save(this.#diary.text);
    this.show();
  }

  /** Hands the file to another program or device, by what the system offers for that. */
  async #shareFile() {
    const files = [new File([this.#diary.text], this.#name("json"), { type: "application/json" })];
    try {
      await navigator.share({ files });
      this.#diary.record({ kind: "file" });
    } catch (error) {
      if (error.name !== "AbortError") this.#saveFile(); // there is no other way out
    }
  }

  /** All of the plan as a code that another device scans. */
  async #showCode() {
    const address = await carrying(JSON.parse(this.#diary.text));
    const shown = this.#parts.clone(address ? "code" : "code-too-long");
    if (address) {
      const { picture } = await import("./code.js");
      slot(shown, "picture").append(picture(address, this.#parts.word("code")));
    }
    part(this.#root, "shown-code").replaceChildren(shown);
    shown.querySelector("h3").focus();
  }

  /** Offers the plan that the address of this page carries, if it does. */
  async carried() {
    const text = await carried();
    if (text === null) return;
    history.replaceState(history.state, "", location.pathname); // it is nobody's who comes by later
    this.#offer(this.#diary.open(text, true), "code");
  }

  #name(ending) {
    return `${this.#parts.word("file")}-${day(new Date())}.${ending}`;
  }

  #save(text) {
    this.#hand(text, "application/json", "json");
  }

  /** Hands a text over as a file. */
  #hand(text, type, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = this.#name(ending);
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

/** Whether this system takes a plan's file: some take pictures alone. */
function canShareFiles() {
  const file = new File(["{}"], "plan.json", { type: "application/json" });
  return navigator.canShare?.({ files: [file] }) ?? false;
}
