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

  /**
   * Events: "changed" when another tab changed it, "gone" when one deleted it, "kept" when keeping or
   * its trouble has changed.
   * @param {string} guide whose plan this is @param {string} root address of the site's root
   */
  constructor(guide, root) {
    super();
    this.#guide = guide;
    this.#store = new Store(guide, root);
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

  /** Whose it is, as far as ids tell; nobody else's plan has it. */
  get id() {
    return this.#plan.id;
  }

  /** Entries of a kind that were not taken back, in the order of noting. */
  told(kind) {
    return told(this.entries, kind);
  }

  /** What was deleted last, as far as it was handed out. */
  get deleted() {
    const { id, entries } = this.#erased.plan;
    return { id, told: (kind) => told(entries, kind) };
  }

  /** Whether closing the page loses something: it is neither kept nor in a file. */
  get unsafe() {
    return !this.empty && !this.#kept && this.entries.at(-1).kind !== "file";
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

  /** Notes what the plan itself did, such as writing a file: there is nothing in it to take back. */
  record(entry) {
    const latest = this.#latest;
    this.add(entry);
    this.#latest = latest;
  }

  /** Takes back what was noted last. */
  undo() {
    const latest = this.entries.filter(({ id }) => this.#latest.includes(id));
    const back = latest.filter(({ kind }) => kind === "undo").map(({ of }) => of);
    const again = this.entries.filter(({ id }) => back.includes(id));
    this.add(
      ...latest.filter(({ kind }) => kind !== "undo").map(({ id }) => ({ kind: "undo", of: id })),
      ...again.map((one) => ({ ...one, id: newId() })), // what was taken back counts again, as of then
    );
  }

  /** Takes back the last warning. */
  takeBack() {
    const told = new Set(WARNS.flatMap((kind) => this.told(kind)));
    const last = this.entries.findLast((one) => told.has(one));
    if (last) this.add({ kind: "undo", of: last.id });
  }

  /** The reader asks to keep it from now on; the browser is asked to spare it when room is short. */
  async keep() {
    this.#hear(await this.#store.put(this.#plan, { fresh: true }));
    if (this.#kept) navigator.storage?.persist?.().catch(() => {});
  }

  /** Looks at what is on the device: pages that slept have heard of nothing. */
  look() {
    if (this.#kept) this.#elsewhere(this.#store.get());
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
    if (this.#kept) this.#store.erase(this.#plan);
    this.#kept = false;
    this.trouble = null;
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

  /**
   * @param {boolean} ask whether the reader has not asked for it yet
   * @returns {"opened" | "joined" | "another" | "offered" | {problem: string}} another, offered: the
   *   reader has to choose
   */
  open(source, ask = false) {
    const found = read(source, this.#guide);
    if (found.problem) return found;
    this.#found = found.plan;
    if (this.empty && ask) return "offered";
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

  #hear({ plan, missing, problem }) {
    if (missing) {
      this.#lose(missing);
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
      this.#lose(this.#store.missing(this.#plan));
    } else if (there.plan?.id === this.#plan.id) {
      const missing = hasMore(this.#plan, there.plan);
      const news = hasMore(there.plan, this.#plan);
      this.#plan = joined(there.plan, this.#plan);
      if (missing) this.#save();
      if (news) this.#tell("changed");
    } else if (there.plan) {
      this.#take(there.plan);
      this.#tell("changed");
    } else if (this.trouble !== this.#named(there.problem)) {
      this.trouble = this.#named(there.problem);
      this.#tell("kept");
    }
  }

  /** A newer version that takes a plan over is another trouble than one that has left a plan here. */
  #named(problem) {
    return problem === "newer" && this.#kept ? "outgrown" : (problem ?? null);
  }

  /** It is on the device no more. One that the reader has not deleted lives on in this page. */
  #lose(how) {
    this.#kept = false;
    if (how === "gone") this.#plan = emptyPlan(this.#guide);
    else this.trouble = how;
    this.#tell(how === "gone" ? "gone" : "kept");
  }

  #tell(what) {
    this.dispatchEvent(new Event(what));
  }
}

function told(entries, kind) {
  const undone = new Set(entries.filter((one) => one.kind === "undo").map(({ of }) => of));
  return entries.filter((one) => one.kind === kind && !undone.has(one.id));
}
