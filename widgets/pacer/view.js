// What the reader sees of a running dose, and what a screen reader says of it: little, and in time.
import { part, parts } from "../page/places.js";

const TOLD = 5; // every so many repetitions a screen reader tells the number

export class View {
  #root;
  #words;
  #told = "";

  /** @param {HTMLElement} root @param {Object<string, string>} words with places such as {set} */
  constructor(root, words) {
    this.#root = root;
    this.#words = words;
  }

  /** One of the views: "setup", "run", "done", "hurt". */
  turn(name, focus = true) {
    this.#root.dataset.now = name;
    for (const view of this.#root.querySelectorAll("[data-view]")) {
      view.hidden = !view.dataset.view.split(" ").includes(name);
    }
    if (focus) this.#root.querySelector(`[data-focus~="${name}"]`)?.focus();
  }

  get now() {
    return this.#root.dataset.now;
  }

  /** @param {object} now as `Course.at` gives it @param {Course} course */
  show(now, course) {
    const { sets, reps } = course;
    const known = { set: now.set, sets, rep: now.rep, reps, seconds: Math.ceil(now.left / 1000) };
    const counting = now.kind === "part" && course.counted;
    this.#write("set", this.word(now.kind === "rest" ? "next" : "set", known));
    this.#write("phase", this.name(now));
    this.#write("number", counting ? now.rep : known.seconds);
    this.#write("of", this.word(counting ? "of" : known.seconds === 1 ? "second" : "seconds", known));
    this.#write("left", counting ? this.word("left", known) : "");
    part(this.#root, "progress").value = now.start / course.length;
    for (const words of parts(this.#root, "skip")) words.hidden = words.dataset.when !== now.kind;
    Object.assign(this.#root.dataset, { kind: now.kind, set: now.set, rep: now.rep, index: now.index });
    this.#tell(now, course, known);
  }

  /** What this stretch is called. */
  name({ kind, part: one }) {
    return kind === "part" ? (one.name ?? this.#words.hold) : this.#words[kind];
  }

  word(name, known = {}) {
    return this.#words[name].replaceAll(/\{(\w+)\}/g, (_, key) => known[key]);
  }

  paused(paused) {
    for (const words of parts(this.#root, "pause")) words.hidden = (words.dataset.when === "paused") !== paused;
    part(this.#root, "player").toggleAttribute("data-paused", paused);
    this.say(this.#words[paused ? "paused" : "going"]);
  }

  write(name, text) {
    this.#write(name, text);
  }

  /** Through the screen reader alone. */
  say(text) {
    part(this.#root, "live").textContent = text;
  }

  /** Sets, rests and every fifth repetition; beats come too fast to be told. */
  #tell({ kind, set, rep }, { counted }, known) {
    const numbered = kind === "part" && rep % TOLD === 0;
    const key = `${kind} ${set} ${numbered ? rep : ""}`;
    if (key === this.#told) return;
    const back = this.#told.startsWith(`${kind} ${set} `) && !numbered;
    this.#told = key;
    if (back) return;
    if (numbered) this.say(this.word("told-rep", known));
    else if (kind === "part") this.say(this.word(counted ? "told-set" : "told-hold", known));
    else this.say(this.word(`told-${kind}`, known));
  }

  #write(name, text) {
    const place = part(this.#root, name);
    if (place && place.textContent !== String(text)) place.textContent = text;
  }
}
