// The reader's plan: what was noted, in memory and, if the reader asks, on the device.
import { now } from "./clock.js";
import { emptyPlan, hasMore, joined, newId, read, write } from "./schema.js";
import { Store } from "./store.js";

const WARNS = ["check", "sign"]; // the entries that can end a plan

export class Diary extends EventTarget {
  #store;
  #guide;
  #plan;
  #kept = false;
  #latest = [];
  #erased = null;
  #found = null; // a file's plan that waits for the reader's word

  /** What went wrong with keeping it; null while all is well. */
  trouble = null;

  /** Events: "changed" when another tab changed it, "gone" when one deleted it, "kept" when keeping
   * or its trouble has changed. */
  constructor(guide) {
    super();
    this.#guide = guide;
    this.#store = new Store(guide);
    this.#plan = emptyPlan(guide);
    this.#store.onChange((there) => this.#elsewhere(there));
    const there = this.#store.get();
    if (there?.plan) this.#take(there.plan);
    else if (there?.problem !== "blocked") this.trouble = there?.problem ?? null;
  }

  get entries() {
    return this.#plan.entries;
  }

  get empty() {
    return this.#plan.entries.length === 0;
  }

  /** Whether the reader has asked to keep it and it is kept. */
  get kept() {
    return this.#kept;
  }

  /** Notes entries of now: [{kind, ...}]. */
  add(...told) {
    const at = now();
    const entries = told.map((one) => ({ id: newId(), at, ...one }));
    this.#plan = { ...this.#plan, entries: [...this.#plan.entries, ...entries] };
    this.#latest = entries.map(({ id }) => id);
    this.#save();
  }

  /** Takes back what was noted last. */
  undo() {
    this.add(...this.#latest.map((id) => ({ kind: "undo", of: id })));
  }

  /** Takes back the last warning. */
  takeBack() {
    const undone = new Set(this.entries.filter(({ kind }) => kind === "undo").map(({ of }) => of));
    const left = this.entries.filter(({ id, kind }) => WARNS.includes(kind) && !undone.has(id));
    if (left.length) this.add({ kind: "undo", of: left.at(-1).id });
  }

  /** The reader asks to keep it from now on. */
  async keep() {
    this.#hear(await this.#store.put(this.#plan, { fresh: true }));
  }

  /** The reader wants it kept no more. */
  stopKeeping() {
    this.#store.erase();
    this.#kept = false;
    this.trouble = null;
    this.#tell("kept");
  }

  /** Deletes it here and on the device. What could not be read stays. */
  erase() {
    if (this.empty) return; // or a second tap would delete what can be brought back
    this.#erased = { plan: this.#plan, kept: this.#kept };
    if (this.#kept) this.stopKeeping();
    this.#plan = emptyPlan(this.#guide);
  }

  /** Notes what the reader says of an exercise. Within a minute nothing comes after another, so what
   * was said of the same in this one is taken back. */
  say(exercise, about, yes) {
    const same = (one) => one.kind === "said" && one.exercise === exercise && one.about === about;
    const before = this.entries.filter((one) => same(one) && one.at === now());
    const undone = before.map(({ id }) => ({ kind: "undo", of: id }));
    this.add(...undone, { kind: "said", exercise, about, yes });
  }

  /** Undoes the deletion, as long as the page is open. */
  async bringBack() {
    this.#plan = this.#erased.plan;
    if (this.#erased.kept) await this.keep();
  }

  /** Deletes what is on the device although it could not be read. */
  eraseUnread() {
    this.stopKeeping();
  }

  /** What is on the device, as it is. */
  get unread() {
    return this.#store.raw();
  }

  get text() {
    return write(this.#plan);
  }

  /** @returns {"opened" | "joined" | "another" | {problem: string}} another: the reader has to choose */
  open(source) {
    const found = read(source, this.#guide);
    if (found.problem) return found;
    this.#found = found.plan;
    if (!this.empty && found.plan.id !== this.#plan.id) return "another";
    const same = !this.empty;
    this.replace();
    return same ? "joined" : "opened";
  }

  /** Puts the file's plan in the place of this one; joins them where they are the same. */
  replace() {
    const same = this.#found.id === this.#plan.id;
    this.#plan = same ? joined(this.#plan, this.#found) : this.#found;
    this.#found = null;
    if (this.#kept) this.#store.replace(this.#plan).then((done) => this.#hear(done));
  }

  #take(plan) {
    this.#plan = plan;
    this.#kept = true;
    this.trouble = null;
  }

  async #save() {
    if (this.#kept) this.#hear(await this.#store.put(this.#plan));
  }

  #hear({ plan, gone, problem }) {
    if (gone) {
      this.#lose();
      return;
    }
    this.trouble = this.#named(problem);
    if (plan) {
      this.#kept = true;
      // What was noted while the device was busy must not be lost to what it wrote.
      const late = hasMore(this.#plan, plan);
      const news = hasMore(plan, this.#plan);
      this.#plan = joined(plan, this.#plan);
      if (late) this.#save();
      if (news) this.#tell("changed");
    }
    this.#tell("kept");
  }

  #elsewhere(there) {
    if (!this.#kept) return;
    if (!there) {
      this.#lose();
    } else if (there.plan?.id === this.#plan.id) {
      const missing = hasMore(this.#plan, there.plan);
      this.#plan = joined(there.plan, this.#plan);
      if (missing) this.#save();
      this.#tell("changed");
    } else if (there.plan) {
      this.#take(there.plan);
      this.#tell("changed");
    } else {
      this.trouble = this.#named(there.problem);
      this.#tell("kept");
    }
  }

  /** A newer version that takes a plan over is another trouble than one that has left a plan here. */
  #named(problem) {
    return problem === "newer" && this.#kept ? "outgrown" : (problem ?? null);
  }

  #lose() {
    this.#kept = false;
    this.#plan = emptyPlan(this.#guide);
    this.#tell("gone");
  }

  #tell(what) {
    this.dispatchEvent(new Event(what));
  }
}
