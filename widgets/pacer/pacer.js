// <hw-pacer>: a player that fills the screen and counts the sets, repetitions, holds and rests of a dose.
// All numbers come from the build; this needs no Python. One for a page: what is pressed and has
// `data-play="<exercise>"` opens it, with `data-stage` where the page knows the stage. It tells what
// happened (both bubble):
//
//   hw-pacer:done  {exercise, stage, sets, reps, passed, whole}   the end, or the reader ended it
//   hw-pacer:hurt  {exercise, stage, set, rep, passed}            the reader pressed "Stop, it hurts"
//
// `passed` holds the repetitions done in each set, `sets` and `reps` what was set out to do, `whole`
// whether all of it was done, `set` and `rep` where it hurt, from 1. Where the build gave it no words for
// the end it closes then. Who closes it before finds it paused when they come back soon.
import { part } from "../page/places.js";
import { Speaker } from "../page/speech.js";
import { Awake } from "./awake.js";
import { Course } from "./course.js";
import { Figure } from "./figure.js";
import { Pulse } from "./pulse.js";
import { Setup } from "./setup.js";
import { Sound } from "./sound.js";
import { Stopwatch } from "./stopwatch.js";
import { View } from "./view.js";
import { Wishes } from "./wishes.js";

const RING = 1500; // milliseconds in which the last tone fades
const FRESH = 400; // milliseconds after which a word comes too late to be spoken
const SOON = 1_800_000; // milliseconds for which it waits, paused

class Pacer extends HTMLElement {
  #data;
  #player;
  #setup;
  #wishes;
  #view;
  #figure;
  #course;
  #cues = [];
  #heard = -1; // the last cue that was spoken or has passed
  #missed = []; // repetitions that were skipped, by set
  #watch = new Stopwatch();
  #sound = new Sound();
  #pulse = new Pulse();
  #voice = new Speaker();
  #awake = new Awake();
  #timer = 0;
  #frame = 0;
  #leave = null;
  #exercise = "";
  #open = ""; // exercise and stage that it counts
  #left = -SOON; // when it was closed before its end

  connectedCallback() {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    // A page that is put to sleep counts nothing: nobody was led through that time.
    document.addEventListener("freeze", () => this.#pause(), { signal });
    addEventListener("pagehide", () => this.#pause(), { signal });
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
    document.addEventListener("click", (event) => this.#asked(event), { signal });
    if (!this.#data) this.#begin();
  }

  disconnectedCallback() {
    this.#leave?.abort();
    this.#pause();
    this.#sound.sleep();
  }

  #begin() {
    this.#data = JSON.parse(part(this, "data").textContent);
    this.#player = part(this, "player");
    this.#view = new View(this, this.#data.words);
    this.#figure = new Figure(part(this, "figure"));
    this.#setup = new Setup(this, () => this.#estimate());
    const able = { sound: "AudioContext" in window, voice: this.#voice.able, pulse: this.#pulse.able };
    this.#wishes = new Wishes(this, able, (wish) => this.#wished(wish));
    this.addEventListener("click", ({ target }) => this.#act(target.closest("[data-act]")?.dataset.act));
    this.#player.addEventListener("cancel", (event) => this.#escape(event));
    this.#player.addEventListener("close", () => this.#closed());
    for (const hidden of document.querySelectorAll("[data-play][hidden]")) hidden.hidden = false;
  }

  #asked(event) {
    const opener = event.target.closest("[data-play]");
    const { play, stage = "" } = opener?.dataset ?? {};
    if (!(play in this.#data.exercises) || this.#player.open) return;
    event.preventDefault();
    const same = this.#open === `${play} ${stage}` && performance.now() - this.#left < SOON;
    this.#open = `${play} ${stage}`;
    this.#player.showModal();
    if (same) this.#view.turn("run");
    else this.#prepare(play, stage);
  }

  #prepare(exercise, stage) {
    const { name, dose } = this.#data.exercises[exercise];
    this.#exercise = exercise;
    this.#view.write("title", name);
    this.#setup.offer(exercise, this.#data.doses[dose], stage);
    this.#estimate();
    this.#start();
  }

  #act(act) {
    if (act === "again") this.#start();
    if (act === "pause") this.#watch.running ? this.#pause() : this.#goOn();
    if (act === "settings") this.#settings();
    if (act === "back") this.#back();
    if (act === "skip") this.#skip();
    if (act === "end") this.#finish();
    if (act === "hurt") this.#hurt();
    if (act === "close") this.#player.close();
  }

  #settings() {
    this.#pause();
    this.#view.turn("setup");
  }

  /** From the settings: another dose is counted from its start. */
  #back() {
    if (this.#isAnother) {
      this.#start();
      return;
    }
    this.#view.turn("run");
    this.#goOn();
  }

  get #isAnother() {
    const { stage, dose } = this.#setup;
    return stage.parts !== this.#course.parts || JSON.stringify(dose) !== JSON.stringify(this.#course.dose);
  }

  /** Escape leads one step back. */
  #escape(event) {
    if (this.#view.now !== "setup") return;
    event.preventDefault();
    this.#back();
  }

  /** However it was closed: nothing goes on, and what is not over waits for a while. */
  #closed() {
    const over = !["run", "setup"].includes(this.#view.now);
    this.#left = over ? -SOON : performance.now();
    if (over) return;
    this.#pause();
    this.#sound.sleep();
  }

  #start() {
    const { stage, dose } = this.#setup;
    this.#course = new Course(stage.parts, dose);
    this.#cues = this.#course.cues;
    this.#missed = Array(dose.sets).fill(0);
    this.#watch.set(0);
    this.#figure.load(this.#data.exercises[this.#exercise]).then(() => this.#move());
    this.#view.turn("run");
    this.#goOn();
  }

  #goOn() {
    this.#watch.start();
    if (this.#wishes.has("sound")) this.#sound.wake();
    this.#heard = this.#cues.findLastIndex(({ at }) => at < this.#watch.elapsed);
    this.#awake.on();
    this.#view.paused(false);
    this.#tick();
    this.#move();
  }

  #pause() {
    if (!this.#watch.running) return;
    this.#watch.pause();
    this.#halt();
    this.#view.paused(true);
  }

  #skip() {
    const { elapsed } = this.#watch;
    const now = this.#course.at(elapsed);
    if (!now) return;
    const to = this.#course.after(now);
    if (now.kind === "part") {
      const set = now.set - 1;
      this.#missed[set] = this.#course.passed(to)[set] - this.#course.passed(elapsed)[set];
    }
    this.#watch.set(to);
    this.#hush();
    this.#heard = this.#cues.findLastIndex(({ at }) => at < to);
    this.#tick();
    this.#paint();
  }

  /** Shows and says where the reader is, and comes back when that changes. */
  #tick() {
    clearTimeout(this.#timer);
    const { elapsed, running } = this.#watch;
    const now = this.#course.at(elapsed);
    if (!now) {
      this.#finish();
      return;
    }
    this.#view.show(now, this.#course);
    if (!this.#figure.moves) this.#paint();
    if (!running) return;
    this.#sign(elapsed);
    const second = now.left % 1000 || 1000;
    this.#timer = setTimeout(() => this.#tick(), Math.max(1, Math.min(second, now.left)));
  }

  /** Sound and shakes of what comes, and the word for what has just begun. */
  #sign(elapsed) {
    if (this.#wishes.has("sound")) this.#sound.plan(this.#cues, this.#watch);
    const due = this.#cues.findLastIndex(({ at }) => at <= elapsed);
    if (due === this.#heard) return;
    this.#heard = due;
    if (this.#wishes.has("pulse")) this.#pulse.plan(this.#cues, elapsed);
    const cue = this.#cues[due];
    if (this.#wishes.has("voice") && elapsed - cue.at < FRESH) this.#voice.say(this.#spoken(cue));
  }

  #spoken({ count, stretch }) {
    if (count) return String(count);
    const first = stretch.kind === "part" && stretch.at === 0 && this.#course.counted;
    return first ? String(stretch.rep) : this.#view.name(stretch);
  }

  #move() {
    cancelAnimationFrame(this.#frame);
    this.#paint();
    if (this.#watch.running && this.#figure.moves) {
      this.#frame = requestAnimationFrame(() => this.#move());
    }
  }

  #paint() {
    const now = this.#course?.at(this.#watch.elapsed);
    if (now) this.#figure.show(this.#course, now);
  }

  #finish() {
    const passed = this.#passed();
    const { sets, reps } = this.#course;
    const whole = passed.every((count) => count === reps);
    this.#watch.pause();
    this.#halt(whole);
    if (whole && this.#wishes.has("voice")) this.#voice.say(this.#view.word("over"));
    this.#timer = setTimeout(() => this.#sound.sleep(), RING);
    const done = { sets: passed.filter((count) => count === reps).length, reps: total(passed) };
    const counted = this.#course.counted ? "result" : "result-holds";
    this.#view.write("result", this.#view.word(counted, done));
    for (const after of this.querySelectorAll("[data-after]")) {
      after.hidden = after.dataset.after !== this.#setup.stage.id;
    }
    this.#over("done");
    this.#send("done", { sets, reps, passed, whole });
  }

  #hurt() {
    const passed = this.#passed();
    const { set, rep } = this.#where();
    this.#watch.pause();
    this.#halt();
    this.#sound.sleep();
    this.#view.write("where", this.#view.word(this.#course.counted ? "hurt-rep" : "hurt-set", { set, rep }));
    this.#over("hurt");
    this.#send("hurt", { set, rep, passed });
  }

  /** Shows the words for the end; without them the page goes on from here. */
  #over(name) {
    this.#view.turn(name);
    if (!this.querySelector(`[data-view="${name}"]`)) this.#player.close();
  }

  /** The set and repetition of now; in a rest the last ones before it. */
  #where() {
    const { sets, reps } = this.#course;
    const now = this.#course.at(this.#watch.elapsed) ?? { kind: "rest", set: sets + 1 };
    return now.kind === "rest" ? { set: now.set - 1, rep: reps } : now;
  }

  #passed() {
    return this.#course.passed(this.#watch.elapsed).map((count, at) => count - this.#missed[at]);
  }

  #send(name, detail) {
    const about = { exercise: this.#exercise, stage: this.#setup.stage.id, ...detail };
    this.dispatchEvent(new CustomEvent(`hw-pacer:${name}`, { bubbles: true, detail: about }));
  }

  /** Nothing goes on any more; what sounds at the very end may `ring` out. */
  #halt(ring = false) {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#awake.off();
    if (!ring) this.#hush();
  }

  #hush() {
    this.#sound.drop();
    this.#pulse.stop();
    this.#voice.stop();
  }

  /** The reader looks at the page again. */
  #seen() {
    if (document.hidden || !this.#watch.running) return;
    this.#awake.again();
    this.#tick();
    this.#move();
  }

  /** What is not wanted any more is quiet at once. */
  #wished(wish) {
    if (this.#wishes.has(wish)) return;
    if (wish === "sound") this.#sound.drop();
    if (wish === "pulse") this.#pulse.stop();
    if (wish === "voice") this.#voice.stop();
  }

  #estimate() {
    const { length } = new Course(this.#setup.stage.parts, this.#setup.dose);
    const minutes = Math.max(1, Math.round(length / 60_000));
    this.#view.write("about", this.#view.word(minutes === 1 ? "minute" : "minutes", { minutes }));
  }
}

function total(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

customElements.define("hw-pacer", Pacer);
