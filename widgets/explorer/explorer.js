// <hw-explorer>: a body that a reader moves. Every picture and number comes from the engine; this
// file passes on what the reader does and shows what comes back.
import { part } from "../page/places.js";
import { engine } from "../runtime/engine.js";
import { Readout } from "./readout.js";
import { Sliders } from "./sliders.js";
import { Stage } from "./stage.js";

class Explorer extends HTMLElement {
  #data; // {lines, presets: {id: pose}}
  #stage;
  #sliders;
  #readout;
  #preset;
  #moved = {};
  #before = {};
  #due = null; // what the reader has done since the engine was last asked
  #asking = false;

  connectedCallback() {
    if (this.#data) return;
    this.#data = JSON.parse(part(this, "data").textContent);
    this.#stage = new Stage(part(this, "stage"), (joint, to) => this.#ask({ drag: { joint, to } }), () => this.#rest());
    this.#sliders = new Sliders(part(this, "sliders"), (joint, degrees) => this.#set(joint, degrees), () => this.#rest());
    this.#readout = new Readout(this);
    const presets = part(this, "presets");
    this.#preset = presets.querySelector(":checked").value;
    presets.addEventListener("change", ({ target }) => this.#choose(target.value));
    presets.hidden = false;
    part(this, "all").open = false;
    this.addEventListener("pointerenter", () => this.#begin(), { once: true });
    this.addEventListener("focusin", () => this.#begin(), { once: true });
  }

  /** Python is fetched only for readers who come near. */
  async #begin() {
    if (this.#sliders.shown) return;
    this.#sliders.shown = true;
    await this.#ask({});
  }

  #choose(preset) {
    this.#preset = preset;
    this.#moved = {};
    this.#before = {};
    this.#readout.teach(preset);
    this.#ask({ than: this.#data.presets[preset].than });
  }

  #set(joint, degrees) {
    this.#moved[joint] = degrees;
    this.#readout.teach(null);
    this.#ask({});
  }

  /** A movement has ended: changes are told from here on. */
  #rest() {
    this.#before = this.#readout.numbers;
  }

  /** Asks for the latest state; what comes while an answer is awaited waits for its turn. */
  async #ask(request) {
    this.#due = request;
    if (this.#asking) return;
    this.#asking = true;
    this.#readout.waiting(true);
    try {
      while (this.#due) {
        const { drag, than } = this.#due;
        this.#due = null;
        if (than) this.#before = numbers(await this.#explore({ pose: this.#data.presets[than].pose }));
        this.#show(await this.#explore(this.#position(drag)), drag);
      }
      this.#readout.waiting(false);
    } catch {
      this.#readout.fail();
      part(this, "all").open = true;
      this.#due = null;
    }
    this.#asking = false;
  }

  #explore(position) {
    return engine().call("explore", { lines: this.#data.lines, ...position });
  }

  #position(drag) {
    const { pose } = this.#data.presets[this.#preset];
    const position = { pose, moved: this.#moved, before: this.#before };
    return drag ? { ...position, drag } : position;
  }

  #show(answer, drag) {
    if (drag) {
      this.#moved[drag.joint] = answer.angles[drag.joint];
      this.#readout.teach(null);
    }
    this.#stage.draw(answer);
    // A reader who has already moved on must not be pulled back by an older answer.
    if (!this.#due) this.#sliders.follow(answer.angles);
    this.#readout.read(answer.lines);
    this.dispatchEvent(new CustomEvent("hw-explored", { detail: answer }));
  }
}

/** The numbers of an answer's lines, by id. */
function numbers({ lines }) {
  return Object.fromEntries(Object.entries(lines).map(([id, line]) => [id, line.number]));
}

customElements.define("hw-explorer", Explorer);
