// <hw-offline>: keeps the guide on the device, the first time after Python has had the line for
// itself, and says so.
// Where data is dear, or the reader once removed it, nothing is kept before they ask.
import { engine } from "../runtime/engine.js";
import { Device } from "./device.js";

const MEGABYTE = 1_000_000;
const PATIENCE = 60_000; // milliseconds

class Offline extends HTMLElement {
  #device;

  connectedCallback() {
    if (this.#device || !navigator.serviceWorker) return;
    this.#device = new Device(new URL(this.dataset.root, document.baseURI));
    this.addEventListener("click", ({ target }) => {
      const act = target.closest("[data-act]")?.dataset.act;
      if (act) this.#act(act);
    });
    this.#begin();
  }

  async #begin() {
    const asked = await this.#device.kept();
    if (!asked && (this.#device.refused || navigator.connection?.saveData)) {
      this.#show("none");
      return;
    }
    await pythonHasHadTheLine();
    // Nobody asked for it: where it cannot be done, nothing is said. A host that lets nothing be kept
    // never gets to the second.
    await this.#keep().catch(() => {});
    engine().keep();
  }

  #act(name) {
    const acts = {
      keep: () => this.#keep(),
      again: () => this.#keep(),
      whole: () => this.#whole(),
      remove: () => this.#remove(),
      use: () => this.#use(),
    };
    acts[name]().catch(() => this.#show("failed"));
  }

  async #keep() {
    await this.#device.keep(() => this.#tellOfNew());
    await this.#tellWhatIsKept();
  }

  async #tellWhatIsKept() {
    const { whole, bytes, failed } = await this.#device.state();
    if (failed) throw new Error(failed);
    this.#part("size").textContent = (bytes / MEGABYTE).toFixed(1);
    this.#show(whole ? "whole" : "kept");
  }

  async #whole() {
    this.#show("busy");
    const done = await this.#device.whole((share) => {
      this.#part("share").textContent = `${Math.floor(100 * share)} %`;
    });
    this.#show(done ? "whole" : "failed");
  }

  #tellOfNew() {
    this.hidden = false;
    this.#part("new").hidden = false;
  }

  async #remove() {
    engine().forget();
    await this.#device.remove();
    this.#show("none");
  }

  async #use() {
    this.#part("others").hidden = await this.#device.use();
  }

  #show(state) {
    this.hidden = false;
    this.dataset.shows = state;
    for (const words of this.querySelectorAll("[data-state]")) {
      words.hidden = !words.dataset.state.split(" ").includes(state);
    }
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }
}

/** Or is not asked for. */
function pythonHasHadTheLine() {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([engine().ready.catch(() => {}), late]);
}

customElements.define("hw-offline", Offline);
