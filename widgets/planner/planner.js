// <hw-planner>: a plan that a reader keeps day by day. What comes next is for the engine to say; this
// file notes what the reader tells, asks the engine, and shows its answer.
import { addPictures } from "../page/pictures.js";
import { part, parts } from "../page/places.js";
import { Finished } from "../page/finished.js";
import { chooseRegion } from "../page/region.js";
import { ignoreSecondTaps, onFirstTouch } from "../page/touch.js";
import { Wait } from "../page/wait.js";
import { Advice } from "./advice.js";
import { Asking } from "./asking.js";
import { day, dayAndZone } from "./clock.js";
import { Diary } from "./diary.js";
import { readCheck, readStart, showOthers, showProblems, startView, worstLevel } from "./forms.js";
import { helpView } from "./help.js";
import { Keeping } from "./keeping.js";
import { Marks } from "./marks.js";
import { awayView, clearedView, progressView, readAway, readCleared, readProgress } from "./more.js";
import { share } from "./note.js";
import { Parts } from "./parts.js";
import { stayOn, todayView } from "./today.js";
import { showEarlier, weeksView } from "./weeks.js";

const MINUTE = 60_000;
const AS_IT_IS = "as-it-is"; // what was told before stays
const NOTING = ["felt", "say", "go-on", "leave", "undo", "take-back"]; // acts that are done once

class Planner extends HTMLElement {
  #parts;
  #advice;
  #diary;
  #keeping;
  #marks;
  #asking;
  #reply = null;
  #wanted = [];
  #finished;
  #name = "";
  #told = new WeakMap(); // what buttons and forms were used for already
  #drawn = ""; // what the view was drawn from
  #seen = ""; // on which day, in which zone
  #shown;
  #cleared = []; // the exercises that a clinician is asked about; none means the plan
  #forms = {
    start: () => readStart(this.#node, this.#wanted),
    checkin: () => readCheck(this.#node),
    cleared: () => readCleared(this.#node, this.#reply.since, this.#cleared),
    away: () => readAway(this.#node),
    progress: () => readProgress(this.#node, this.#reply.progress.tasks),
  };
  #acts = {
    today: () => this.#today(),
    "check-in": ({ dataset }) => this.#checkIn(dataset.answer),
    add: () => this.#choose([]),
    cleared: (_, exercise) => this.#askCleared(exercise),
    away: () => this.#show("away", awayView(this.#parts)),
    "allow-marks": () => this.#marks.allow(),
    "back-again": () => this.#backAgain(),
    progress: () => this.#show("progress", progressView(this.#parts, this.#reply.progress.tasks)),
    weeks: () => this.#weeks(),
    earlier: (button) => showEarlier(this.#parts, button),
    "calendar-file": () => this.#calendar(),
    print: () => print(),
    share: () => this.#share(),
    "more-exercises": () => showOthers(this.#node, this.#there),
    did: (button) => this.#did(cardOf(button)),
    felt: (button) => this.#logged(cardOf(button), button.dataset.felt),
    stay: (button) => stayOn(this.#parts, cardOf(button)),
    say: ({ dataset }, exercise) => this.#say(exercise, dataset.about, dataset.yes === "yes"),
    "go-on": (button, exercise) => this.#goOn(button, exercise),
    leave: (_, exercise) => this.#note({ kind: "leave", exercise }),
    undo: () => this.#undo(),
    "take-back": () => this.#takeBack(),
    retry: () => this.#today(),
    erase: () => this.#erase(),
    "bring-back": () => this.#bringBack(),
  };

  connectedCallback() {
    if (this.#parts) return;
    this.#parts = new Parts(this);
    this.#diary = new Diary(this.dataset.guide, this.dataset.root);
    this.#finished = new Finished(this.dataset.guide, this.dataset.root);
    this.#advice = new Advice(JSON.parse(part(this, "rules").textContent), this.#diary);
    this.#keeping = new Keeping(this, this.#parts, this.#diary, (told) => this.#today(told));
    this.#marks = new Marks(this, this.#parts);
    const onProgress = (tell) => this.#advice.onProgress(tell);
    const wait = new Wait(this.#parts, part(this, "wait"), () => part(this, "tables").href, onProgress);
    this.#asking = new Asking(this, this.#advice, wait, () => this.#look());
    part(this, "plain").hidden = true;
    this.#listen();
    this.#begin();
  }

  #listen() {
    this.#shown = ignoreSecondTaps(this);
    onFirstTouch(this, () => this.#advice.start());
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("button[data-act]");
      if (!button) return;
      if (NOTING.includes(button.dataset.act) && this.#twice(button)) return;
      this.#acts[button.dataset.act]?.(button, cardOf(button)?.dataset.exercise);
      this.#keeping.act(button.dataset.act);
    });
    this.addEventListener("change", ({ target }) => this.#change(target));
    this.addEventListener("submit", (event) => this.#submit(event));
    this.addEventListener("hw-pacer:done", ({ detail }) => this.#did(this.#card(detail)));
    this.addEventListener("hw-pacer:hurt", ({ detail }) => this.#logged(this.#card(detail), "hurt"));
    this.#diary.addEventListener("changed", () => this.#asking.hear());
    this.#diary.addEventListener("gone", () => this.#choose([], "gone"));
    addEventListener("hashchange", () => this.#begin());
    for (const sign of ["visibilitychange", "pageshow", "focus", "resume"]) addEventListener(sign, () => this.#look());
    setInterval(() => this.#look(), MINUTE);
  }

  async #begin() {
    const { wanted } = this.#advice;
    // Once only: a reload must not ask for them again.
    if (wanted.length) history.replaceState(history.state, "", location.pathname);
    if (wanted.length && this.#diary.empty && this.#justChecked) await this.#beginChecked(wanted);
    else {
      if (!this.#diary.empty) await this.#today();
      if (this.#diary.empty || wanted.length) this.#choose(wanted);
    }
    await this.#keeping.carried();
  }

  get #justChecked() {
    return this.#finished.within(Number(this.dataset.checkCounts));
  }

  /** Straight from a check: all its signs were asked a moment ago. */
  async #beginChecked(exercises) {
    this.#start({ exercises, signs: [] });
    if (!this.#diary.kept) this.#keeping.tell("keep-it");
    await this.#today(AS_IT_IS);
  }

  #change(target) {
    const { act, about } = target.dataset;
    if (act === "where") chooseRegion(this.#node, target.value);
    if (act === "gate") this.#say(cardOf(target).dataset.exercise, about, target.checked);
    if (act === "keep") this.#keeping.keep(target.checked);
  }

  #submit(event) {
    event.preventDefault();
    const found = this.#forms[this.#name]();
    showProblems(this.#node, found.problems ?? []);
    if (found.problems || this.#twice(this.#node, JSON.stringify(found))) return;
    const level = worstLevel(this.#node, this.#advice.levels);
    const begins = this.#name === "start" && this.#diary.empty && !this.#diary.kept;
    if (found.entries) this.#diary.add(...found.entries);
    else if (this.#name === "checkin") this.#diary.add({ kind: "check", exercises: [], ...found });
    else this.#start(found);
    // A warning sign waits for nothing: the engine can only find it more urgent.
    if (level) this.#help({ level, signs: found.signs });
    if (begins && !level) this.#keeping.tell("keep-it"); // nor does the question whether to keep it
    this.#today(level ? null : begins ? AS_IT_IS : "noted", { quiet: Boolean(level) });
  }

  #askCleared(exercise) {
    this.#cleared = exercise ? [exercise] : [];
    // The card of a sign is there before the engine has answered: it stopped today.
    this.#reply = { since: day(new Date()), ...this.#reply };
    this.#show("cleared", clearedView(this.#parts, this.#reply.since ?? day(new Date())));
  }

  /** Takes back the times away that are not over. */
  #backAgain() {
    const today = day(new Date());
    const open = this.#diary.told("away").filter(({ until }) => until >= today);
    this.#note(...open.map(({ id }) => ({ kind: "undo", of: id })));
  }

  /** A second tap while the engine thinks notes nothing twice. After a failure it asks again. */
  #twice(place, said = "") {
    const twice = this.#told.get(place) === said;
    this.#told.set(place, said);
    if (twice && !this.ariaBusy) this.#today();
    return twice;
  }

  #start({ exercises, signs }) {
    if (signs.length) this.#diary.add({ kind: "sign", signs });
    else this.#diary.add(...exercises.map((exercise, at) => this.#beginning(exercise, at)));
  }

  /** What starts in the same minute starts in this order, after what is there. */
  #beginning(exercise, at = 0) {
    return { kind: "start", exercise, rank: (this.#diary.empty ? 0 : this.#there.length) + at };
  }

  /** Asks how it was, in the place of the buttons. */
  #did(card) {
    const felt = part(card, "felt");
    felt.hidden = false;
    part(card, "do").hidden = true;
    this.#shown();
    felt.querySelector("button").focus();
  }

  /** A session of a card. */
  #logged(card, felt) {
    const { exercise, rung } = card.dataset;
    this.#note({ kind: "dose", exercise, rung, felt });
  }

  #say(exercise, about, yes) {
    this.#diary.say(exercise, about, yes);
    this.#today("noted");
  }

  #goOn({ dataset }, exercise) {
    const added = this.#beginning(dataset.to);
    this.#note(...("instead" in dataset ? [{ kind: "leave", exercise }, added] : [added]));
  }

  #note(...entries) {
    this.#diary.add(...entries);
    this.#today("noted");
  }

  #undo() {
    this.#diary.undo();
    this.#today("undone");
  }

  #takeBack() {
    this.#diary.takeBack();
    this.#today("undone");
  }

  #erase() {
    const ringing = this.#keeping.reminders.out;
    this.#diary.erase();
    this.#choose([], "erased");
    if (ringing) part(this, "notice").append(this.#parts.clone("reminders-deleted"));
  }

  async #bringBack() {
    await this.#diary.bringBack();
    this.#today("back");
  }

  /** Asks the engine what comes next and shows it. `quiet`: what is shown stays until there is more. */
  #today(told = null, { quiet = false } = {}) {
    const names = this.#keeping.reminders.out ? ["plan_next", "plan_ahead"] : ["plan_next"];
    return this.#have(names, (reply, ahead) => this.#draw(reply, ahead, told, quiet), quiet);
  }

  #weeks({ quiet = false } = {}) {
    const show = (story, ahead, reply) => {
      if (quiet && !this.#isNew([story, ahead, reply])) return;
      this.#reply = reply;
      const added = { quiet, drawn: [story, ahead, reply] };
      const view = weeksView(this.#parts, this.#advice, { story, ahead, reply });
      this.#tellOfReminders(view);
      this.#show("weeks", view, added);
    };
    return this.#have(["plan_story", "plan_ahead", "plan_next"], show, quiet);
  }

  #calendar() {
    const hand = (ahead) => {
      this.#keeping.calendar(ahead);
      this.#tellOfReminders(this);
      for (const place of this.querySelectorAll('[data-part="if-stale"]')) place.hidden = true;
    };
    return this.#have(["plan_ahead"], hand);
  }

  /** How to call them back is told to who has any. */
  #tellOfReminders(view) {
    for (const place of parts(view, "if-reminders")) place.hidden = !this.#keeping.reminders.out;
  }

  async #share() {
    const done = await share(part(this, "note"));
    for (const name of ["copied", "marked"]) part(this, name).hidden = done !== name;
  }

  #have(names, show, quiet = false) {
    return this.#asking.have(names, show, quiet, () => this.#aged);
  }

  /** `over`: even over a form that the reader fills in. */
  #draw(reply, ahead, told, quiet, over = false) {
    const stale = Boolean(ahead && this.#keeping.reminders.stale(ahead));
    const same = quiet && !this.#isNew([reply, stale]);
    const known = this.#name === "help" && quiet && reply.level === this.#reply?.level;
    this.#reply = reply;
    this.#aside(reply);
    this.#marks.show(reply);
    const filling = quiet && !over && this.#name in this.#forms;
    if (same || known || filling) return;
    const how = { told, quiet, drawn: [reply, stale] };
    if (reply.level) this.#help(reply, how);
    else if (reply.exercises.length) this.#show("today", todayView(this.#parts, reply, { stale }), how);
    else this.#chooseAgain(told);
  }

  /** Nothing is left in the plan; what was handed out for it may still ring. */
  #chooseAgain(told) {
    this.#choose([], told);
    if (this.#keeping.reminders.out) part(this, "notice").append(this.#parts.clone("reminders-left"));
  }

  /** Whether the view would be another if it were drawn from this, now. */
  #isNew(drawn) {
    return this.#aged || JSON.stringify(drawn) !== this.#drawn;
  }

  /** Whether the view was drawn on another day, or in another zone. */
  get #aged() {
    return this.#seen !== dayAndZone();
  }

  /** Says what does not count (of a time to come, or not in this guide), and what the guide has changed. */
  #aside(reply) {
    const names = ["later", "unread"].filter((name) => reply[name]);
    const told = names.map((name) => this.#parts.clone("does-not-count", name));
    for (const id of reply.renewed ?? []) {
      const one = this.#parts.clone("does-not-count", "renewed");
      one.querySelector("strong").textContent = this.#parts.name("card", id);
      told.push(one);
    }
    part(this, "aside").replaceChildren(...told);
  }

  /** Time has passed, or another tab has noted something: shows what has changed by that. */
  #look() {
    if (document.hidden) return;
    this.#diary.look();
    if (this.#asking.awaited) return this.#asking.later();
    const counting = this.querySelector("hw-pacer dialog[open]");
    const asked = this.querySelector('[data-part="felt"]:not([hidden])');
    if (counting || (asked && !this.#aged)) return;
    if (this.#aged && this.#seen) this.#keeping.tell(); // what was noted yesterday
    if (this.#name === "weeks") this.#weeks({ quiet: true });
    else if (this.#name === "checkin") this.#have(["plan_next"], (reply) => this.#recheck(reply), true);
    else if (["today", "help"].includes(this.#name)) this.#today(null, { quiet: true });
  }

  /** @param {string} [answer] that was given with the press */
  #checkIn(answer) {
    const view = this.#parts.clone("checkin");
    if (answer) view.querySelector(`[name="answer"][value="${answer}"]`).checked = true;
    part(view, "too-soon").hidden = this.#reply.due.length > 0;
    this.#show("checkin", view);
  }

  /** The form is open for long: what it says of the time is true, and what was ticked stays. */
  #recheck(reply) {
    if (reply.level || !reply.exercises.length) this.#draw(reply, null, null, true, true);
    else part(this.#node, "too-soon").hidden = reply.due.length > 0;
    this.#reply = reply;
    this.#seen = dayAndZone();
  }

  #choose(wanted, told = null) {
    this.#asking.drop();
    this.#wanted = wanted;
    if (this.#diary.empty) this.#aside({});
    const there = this.#diary.empty ? [] : this.#there;
    const left = wanted.filter((id) => !there.includes(id));
    const view = startView(this.#parts, { wanted: left, there });
    this.#show("start", view, { told });
  }

  #help(found, how = {}) {
    const { view, heading } = helpView(this.#parts, found);
    this.#tellOfReminders(view);
    this.#reply = { ...this.#reply, level: found.level };
    this.#show("help", view, { ...how, heading });
  }

  /** Shows a view with what there is to tell. Where the reader has asked for nothing (`quiet`), the
   * page stays where it is. */
  #show(name, view, { told = null, quiet = false, drawn = null, heading = part(view, "focus") } = {}) {
    const lost = this.#node?.contains(document.activeElement);
    const first = this.#name === "";
    this.#name = name;
    this.#drawn = JSON.stringify(drawn);
    this.#seen = dayAndZone();
    this.dataset.view = name === "help" ? "stop" : name;
    part(this, "view").replaceChildren(view);
    this.#asking.end();
    this.#keeping.show();
    this.#marks.offer(this.#diary.entries[0]?.at ?? null);
    if (!quiet && told !== AS_IT_IS) this.#keeping.tell(told);
    for (const place of view.querySelectorAll(".hw-today__picture")) addPictures(place);
    this.#shown();
    if (first || (quiet && !lost)) return;
    if (!quiet) this.scrollIntoView({ block: "start", behavior: "instant" });
    heading.focus({ preventScroll: true });
  }

  get #node() {
    return part(this, "view").firstElementChild;
  }

  #card({ exercise }) {
    return this.#node.querySelector(`article[data-exercise="${exercise}"]`);
  }

  /** The exercises that the plan holds. */
  get #there() {
    return (this.#reply?.exercises ?? []).map(({ exercise }) => exercise);
  }
}

function cardOf(place) {
  return place.closest("article");
}

customElements.define("hw-planner", Planner);
