// <hw-film>: all steps of a test or an exercise as one film, from the file that a clinic can save. Nothing
// is fetched until the reader asks. The words are those of the steps on the page. Where the device asks
// for less motion each step is shown as it ends, and the next follows.
import { part } from "../page/places.js";
import { Speaker } from "../page/speech.js";

const LOOKS = /<style>.*?<\/style>/s; // for programs without our style sheet; a page has its own
const SOON = 0.02; // seconds past the moment at which a step begins

class Film extends HTMLElement {
  #svg = null;
  #scenes = []; // {start, end, moved} in seconds
  #words = []; // of each step: {title, text}
  #at = 0; // the step that is shown
  #time = 0; // seconds of the film
  #request = 0;
  #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #speaker = new Speaker();

  connectedCallback() {
    this.hidden = false;
    part(this, "speak").parentElement.hidden = !this.#speaker.able;
    this.addEventListener("click", ({ target }) => this.#press(target.closest("[data-act]")?.dataset.act));
    part(this, "speak").addEventListener("change", ({ target }) => this.#speak(target.checked));
  }

  disconnectedCallback() {
    this.#pause();
  }

  #press(act) {
    if (act === "open") this.#open();
    if (act === "play") this.#request ? this.#pause() : this.#play();
    if (act === "back") this.#go(this.#at - 1);
    if (act === "next") this.#go(this.#at + 1);
  }

  /** Has the film, and plays it; where it cannot be had the steps below say the same. */
  async #open() {
    const button = this.querySelector('[data-act="open"]');
    button.disabled = true;
    try {
      const response = await fetch(this.dataset.film);
      if (!response.ok) throw new Error(`${this.dataset.film}: ${response.status}`);
      this.#show((await response.text()).replace(LOOKS, ""));
    } catch {
      part(this, "failed").hidden = false;
      button.disabled = false;
      return;
    }
    button.parentElement.hidden = true;
    part(this, "player").hidden = false;
    this.#stand(0);
    this.#play();
    this.querySelector('[data-act="play"]').focus();
  }

  #show(text) {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    for (const about of svg.querySelectorAll("title, desc, metadata, [data-part='words']")) about.remove();
    for (const name of ["aria-labelledby", "aria-describedby", "role"]) svg.removeAttribute(name);
    svg.setAttribute("aria-hidden", "true"); // the words of each step say what it shows
    svg.setAttribute("viewBox", svg.dataset.stage);
    this.#scenes = [...svg.querySelectorAll("[data-step]")].map(({ dataset }) => ({
      start: Number(dataset.start),
      end: Number(dataset.end),
      moved: Number(dataset.moved),
    }));
    const steps = this.parentElement.querySelectorAll(".hw-step");
    this.#words = [...steps].map((step) => ({
      title: step.querySelector(".hw-step__title")?.textContent ?? "",
      text: step.querySelector(":scope > p")?.textContent ?? "",
    }));
    this.#svg = document.adoptNode(svg);
    part(this, "stage").replaceChildren(this.#svg);
    this.#svg.pauseAnimations();
  }

  /** Shows a step from its beginning, and plays on if it was playing. */
  #go(step) {
    if (step < 0 || step >= this.#scenes.length) return;
    const playing = this.#request !== 0;
    this.#pause();
    this.#stand(step);
    if (playing) this.#play();
    else this.#seek(this.#scenes[step].moved + SOON);
  }

  #stand(step) {
    this.#at = step;
    this.#seek(this.#scenes[step].start + SOON);
    const { title, text } = this.#words[step];
    part(this, "title").textContent = title;
    part(this, "text").textContent = text;
    part(this, "number").textContent = step + 1;
    this.querySelector('[data-act="back"]').disabled = step === 0;
    this.querySelector('[data-act="next"]').disabled = step === this.#scenes.length - 1;
    if (this.#speaker.on) this.#speaker.say(`${title}. ${text}`);
  }

  /** Shows a moment of the film; who wants less motion sees where its step ends. */
  #seek(time) {
    this.#time = time;
    const { moved, end } = this.#scenes[this.#at];
    this.#svg.setCurrentTime(this.#calm.matches ? Math.min(moved + SOON, end - SOON) : time);
  }

  #play() {
    if (this.#at === this.#scenes.length - 1 && this.#time >= this.#scenes[this.#at].end - 2 * SOON) this.#stand(0);
    let before = performance.now();
    const draw = (now) => {
      const pace = Number(part(this, "pace").value);
      const time = this.#time + ((now - before) / 1000) * pace;
      before = now;
      const { end } = this.#scenes[this.#at];
      this.#request = requestAnimationFrame(draw);
      if (time < end - SOON) this.#seek(time);
      else if (this.#speaks) return; // a step is not cut short
      else if (this.#at + 1 < this.#scenes.length) this.#stand(this.#at + 1);
      else {
        this.#seek(end - SOON);
        this.#pause();
      }
    };
    this.#request = requestAnimationFrame(draw);
    this.#tell();
  }

  #pause() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#speaker.stop();
    this.#tell();
  }

  get #speaks() {
    return this.#speaker.on && speechSynthesis.speaking;
  }

  #speak(on) {
    this.#speaker.on = on;
    if (!on) this.#speaker.stop();
    else if (this.#svg) this.#speaker.say(`${this.#words[this.#at].title}. ${this.#words[this.#at].text}`);
  }

  #tell() {
    for (const words of this.querySelectorAll('[data-act="play"] > [data-when]')) {
      words.hidden = (words.dataset.when === "moving") !== Boolean(this.#request);
    }
  }
}

customElements.define("hw-film", Film);
