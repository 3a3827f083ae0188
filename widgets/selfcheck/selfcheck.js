// <hw-selfcheck>: asks one page of questions after the other and shows what the engine decides.
// It decides nothing itself: which page comes next, what a level means, what a plan holds, all come
// from the engine and from what the build rendered.
import { Finished } from "../page/finished.js";
import { whenIdle } from "../page/idle.js";
import { part } from "../page/places.js";
import { chooseRegion } from "../page/region.js";
import { ignoreSecondTaps, onFirstTouch } from "../page/touch.js";
import { Wait } from "../page/wait.js";
import { Answers } from "./answers.js";
import { clearProblem, focusFirst, read, showProblem } from "./form.js";
import { Frame } from "./frame.js";
import { firstStep, hush, showStep, stepCount, toggleSpeech } from "./guided.js";
import { Memory } from "./memory.js";
import { Parts } from "./parts.js";
import { printOnly } from "./result.js";
import { placeOf, Route } from "./route.js";
import { Rules } from "./rules.js";
import { Screens } from "./screens.js";
import { readLink } from "./share.js";
import { nextSign } from "./sign.js";
import { Told } from "./told.js";

class SelfCheck extends HTMLElement {
  #parts;
  #answers;
  #memory;
  #told;
  #frame;
  #route;
  #wait;
  #rules = new Rules();
  #screens;
  #node;
  #view;
  #shared = false;
  #turn = 0;
  #answered = 0; // the turn in which a page was answered last
  #again = () => this.#next();
  #pointed = null; // the answer that a finger or a mouse is on
  #shown;
  #finished;

  connectedCallback() {
    if (this.#parts) return;
    this.#node = this.querySelector("[data-page]");
    this.#parts = new Parts(this);
    this.#answers = new Answers(this.#parts);
    this.#memory = new Memory(this.dataset.guide, this.#parts.version, this.dataset.root);
    this.#frame = new Frame(this, this.#parts);
    this.#told = new Told(this.dataset.guide, this.dataset.root);
    this.#finished = new Finished(this.dataset.guide, this.dataset.root);
    this.#screens = new Screens(this.#parts, this.#rules, this.#node, this.#told);
    this.#route = new Route(
      (view) => (view ? this.#show(view) : this.#next("replace")),
      () => this.#enter(),
    );
    const paper = () => this.#frame.paper(this.#node);
    const onProgress = (tell) => this.#rules.onProgress(tell);
    this.#wait = new Wait(this.#parts, part(this, "wait"), paper, onProgress);
    this.#rules.learn(this.#parts.firstSteps);
    this.#listen();
    this.#begin();
    this.#startPython();
  }

  #listen() {
    this.#shown = ignoreSecondTaps(this);
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("change", (event) => this.#change(event));
    this.addEventListener("submit", (event) => this.#submit(event));
    this.addEventListener("pointerdown", ({ target }) => {
      this.#pointed = target.closest(".hw-choice");
    });
    this.addEventListener("keydown", () => {
      this.#pointed = null;
    });
    this.#memory.onTaken((notice) => {
      this.#frame.showMemory(false);
      if (notice) this.#frame.notice(notice);
    });
  }

  /** On the check's own page at once; elsewhere, or where data is dear, when a reader touches it. */
  #startPython() {
    const now = !this.dataset.rest && !navigator.connection?.saveData;
    if (now) this.#start();
    else onFirstTouch(this, () => this.#start());
  }

  async #start() {
    try {
      await this.#rules.prepare();
      await this.#rules.step({});
    } catch (error) {
      // Anything else may pass until the reader needs it.
      if (this.#rules.hopeless) this.#wait.fail(error.kind);
    }
  }

  #begin() {
    const { hash } = location;
    const told = !this.dataset.rest && this.#told.hear(hash);
    const shared = this.dataset.rest ? null : readLink(this.#parts, hash);
    this.#view = this.#pageView(this.#parts.first);
    this.#shared = Boolean(shared?.answers);
    this.#route.begin(this.#view, this.#shared);
    const fits = (question, value) => this.#answers.fits(question, value);
    const found = this.dataset.rest ? null : (shared ?? this.#memory.read(fits));
    if (found?.answers) this.#answers.add(found.answers);
    if (told) this.#retell();
    this.#dress();
    if (this.#shared) this.#show({ name: "result" }, "shared");
    else if (found?.answers) this.#resume(placeOf(hash));
    else this.#frame.notice(found?.problem ?? (told ? "told" : null));
  }

  /** Who comes from the map of the body a second time means what was pressed now. */
  #retell() {
    const said = Object.entries(this.#told.answers);
    this.#answers.add(
      Object.fromEntries(
        said.filter(([question, value]) => question in this.#answers.all && this.#answers.fits(question, value)),
      ),
    );
  }

  /** Goes on with kept answers at the place that the address names, or where they lead. */
  #resume(place) {
    const notice = this.#memory.on ? "resumed" : "still-here";
    const page = this.#answers.pageAt(place.position);
    const view = page ? this.#pageView(page) : place.name !== "page" && place.name && { name: place.name };
    if (view) this.#go(this.#within(view, place), "replace", notice);
    else this.#next("replace", notice, place);
  }

  /** Another fragment was put into the address while the page was open: only a link to share counts. */
  #enter() {
    if (readLink(this.#parts, location.hash)) location.reload();
  }

  #click(event) {
    if (event.target.matches("[data-goes-on] input")) this.#chosen(event.target);
    if (event.target.closest('[data-part="problem-link"]')) {
      event.preventDefault();
      focusFirst(this.#node);
    }
    const button = event.target.closest("button[data-act]");
    if (!button) return;
    const { act, to } = button.dataset;
    const acts = {
      back: () => this.#back(),
      answers: () => this.#go({ name: "answers" }),
      result: () => this.#go({ name: "result" }),
      next: () => this.#next(),
      retry: () => this.#again(),
      change: () => this.#go(this.#pageView(to)),
      restart: () => this.#restart(null),
      finish: () => this.#restart("forgotten"),
      print: () => printOnly(this.#node, button.dataset.what),
      speak: () => toggleSpeech(this.#node, this.#parts),
      "next-step": () => this.#goStep(this.#view.step + 1),
      "skip-steps": () => this.#goStep(undefined),
      repeat: () => this.#goStep(firstStep(this.#node)),
    };
    acts[act]?.();
  }

  /** Whoever points at an answer goes on with it, as its page says; with keys there is the button. */
  #chosen(input) {
    if (!this.#pointed?.contains(input)) return;
    this.#pointed = null;
    // The browser tells of a changed answer after the click.
    setTimeout(() => input.form.requestSubmit(input.form.querySelector('[value="continue"]')));
  }

  #change({ target }) {
    if (target.dataset.act === "where") chooseRegion(this.#node, target.value);
    // Whoever chooses anew while the next question is on its way has not gone on yet.
    if (target.form && this.#turn === this.#answered) this.#stay();
    if (target.dataset.act !== "remember") return;
    if (!target.checked) {
      this.#memory.release();
      this.#frame.notice("released");
    } else {
      this.#memory.start();
      this.#save();
    }
  }

  #submit(event) {
    event.preventDefault();
    const found = read(this.#node, event.submitter?.value ?? "continue", this.#parts);
    if (found.problem) {
      this.#stay();
      showProblem(this.#node, found.problem);
      this.#frame.name(this.#about(), "error");
      return;
    }
    clearProblem(this.#node);
    this.#answers.drop(found.open ?? []);
    this.#answers.add(found.values);
    this.#save();
    const sign = found.open ? { all: found.open, at: 0 } : nextSign(this.#view.sign);
    if (sign?.all.length && !this.#screens.forced(this.#answers.all)) {
      this.#go({ ...this.#view, sign });
    } else {
      this.#next();
    }
    this.#answered = this.#turn;
  }

  #save() {
    // Somebody else's answers are not what this tab goes on with.
    if (this.#shared && !this.#memory.on) return;
    if (!this.#memory.save(this.#answers.all)) this.#frame.notice("refused");
    this.#frame.showMemory(this.#memory.on);
  }

  /** Goes where the answers lead. */
  async #next(how = "go", notice = null, place = {}) {
    const again = () => this.#next(how, notice, place);
    const view = await this.#have(again, async () => {
      await this.#learn();
      const answers = this.#answers.all;
      const forced = this.#screens.forced(answers);
      const step = forced ? null : await this.#rules.step(answers);
      if (step?.status === "ask") return this.#pageView(step.page, true);
      // Somebody else's answers, or those of an earlier visit, are no check of today.
      if (forced || step.stopped) this.#finished.forget();
      else if (how === "go" && !this.#shared) this.#finished.note();
      return { name: "result" };
    });
    if (view) this.#go(this.#within(view, place), how, notice);
  }

  /** Has all that the build wrote for the check. */
  async #learn() {
    await this.#parts.whole();
    if (!this.#rules.known({})) this.#rules.learn(this.#parts.firstSteps);
  }

  #go(view, how = "go", notice = null) {
    this.#route[how](view);
    this.#show(view, notice);
  }

  #goStep(step) {
    this.#go({ ...this.#view, step: step < stepCount(this.#node) ? step : undefined });
  }

  #back() {
    if (this.#route.leadsBack) {
      this.#route.back();
      return;
    }
    const before = this.#answers.pageBefore(this.#view.page) ?? this.#parts.first;
    this.#go(this.#pageView(before), "replace");
  }

  /** What another tab keeps stays where the reader only starts again; and what this one and the device
   * keep, where the answers are those that somebody else's link brought. */
  #restart(notice) {
    if (!this.#shared) this.#memory.leave();
    this.#told.forget();
    this.#finished.forget();
    if (!this.#shared && (notice || this.#memory.on)) this.#memory.release();
    this.#shared = false;
    this.#answers.clear();
    this.#screens.forget();
    this.#go(this.#pageView(this.#parts.first), "go", notice);
  }

  /** Shows a view; where it needs the engine and that fails, the one before stays. */
  async #show(view, notice = null) {
    const again = () => this.#show(view, notice);
    const made = await this.#have(again, () => this.#screens.make(view, this.#answers, this.#node));
    if (!made) return;
    if (made.elsewhere) {
      this.#next("replace", notice);
      return;
    }
    this.#view = view;
    this.#route.arrived(view);
    if (made.node !== this.#node) {
      this.#node.replaceWith(made.node);
      this.#node = made.node;
    }
    hush();
    const heading = view.name === "page" ? showStep(this.#node, view.step) : made.heading;
    this.#dress();
    this.#frame.notice(notice);
    this.#shown();
    this.scrollIntoView({ block: "start", behavior: "instant" });
    heading.focus({ preventScroll: true });
    this.#lookAhead();
  }

  #lookAhead() {
    const view = this.#view;
    const over = () => view !== this.#view;
    // What fails here fails again when it is wanted, and is told then.
    whenIdle(() => {
      this.#rules.start();
      this.#screens.ahead(view, this.#answers, over).catch(() => {});
    });
  }

  /**
   * What is asked for, or null after the reader was told what failed and what still works. Where the
   * reader has gone elsewhere meanwhile it comes too late: null, and not a word.
   * @param {() => void} again what "Try again" does
   */
  async #have(again, asked) {
    const turn = ++this.#turn;
    const late = () => turn !== this.#turn;
    this.#again = again;
    this.#wait.begin();
    try {
      const found = await asked();
      if (late()) return null;
      this.#wait.end();
      return found;
    } catch (error) {
      if (!error.kind) reportError(error);
      if (late()) return null;
      this.#answered = 0;
      this.#wait.fail(error.kind ?? "engine").focus();
      return null;
    }
  }

  /** Waits for nothing any more: the reader stays here. */
  #stay() {
    this.#turn += 1;
    this.#wait.end();
  }

  #pageView(page, steps = false) {
    const step = steps ? firstStep(this.#screens.page(page)) : undefined;
    return { name: "page", page, position: this.#answers.position(page), step };
  }

  /** A test that was left at one of its steps is come back to there. */
  #within(view, { position, step }) {
    if (view.name !== "page" || view.position !== position) return view;
    const known = step === undefined || step < stepCount(this.#screens.page(view.page));
    return known ? { ...view, step } : view;
  }

  #about() {
    const { page, step, sign } = this.#view;
    const start = page === this.#parts.first && !step && !sign;
    return { ...this.#view, start };
  }

  #dress() {
    this.#frame.dress(this.#about(), {
      node: this.#node,
      answered: !this.#answers.empty,
      memory: this.#memory.on,
    });
    this.#frame.showProgress(this.#node, this.#view.step);
  }
}

customElements.define("hw-selfcheck", SelfCheck);
