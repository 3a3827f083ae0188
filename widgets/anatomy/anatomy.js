// <hw-anatomy>: shows what the build wrote about a part when the reader touches, points at or tabs to
// it, and lets layers come and go.

class Anatomy extends HTMLElement {
  #told;
  #chosen = null;

  connectedCallback() {
    this.#told = this.querySelector('[data-part="told"]');
    const layers = this.querySelector('[data-part="layers"]');
    layers.hidden = false;
    layers.addEventListener("change", ({ target }) => this.#layer(target.value, target.checked));
    this.querySelector('[data-part="all"]').open = false;
    const drawing = this.querySelector("svg");
    drawing.addEventListener("click", (event) => this.#choose(event));
    drawing.addEventListener("focusin", ({ target }) => this.#tell(partOf(target)));
    drawing.addEventListener("pointerover", (event) => this.#point(event));
    drawing.addEventListener("pointerleave", () => this.#tell(this.#chosen));
  }

  /** A touch chooses a part instead of following its link; the panel holds the link. */
  #choose(event) {
    const part = partOf(event.target);
    if (!part || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#chosen = part;
    this.#tell(part);
    this.#told.firstElementChild.scrollIntoView({ block: "nearest" });
  }

  #point({ target, pointerType }) {
    if (pointerType === "mouse" && partOf(target)) this.#tell(partOf(target));
  }

  #tell(part) {
    for (const other of this.querySelectorAll("a[data-structure]")) {
      const same = part && other.dataset.structure === part.dataset.structure;
      other.classList.toggle("hw-draw__part--chosen", Boolean(same));
    }
    if (!part || this.#told.dataset.structure === part.dataset.structure) return;
    this.#told.dataset.structure = part.dataset.structure;
    const words = this.querySelector(`template[data-structure="${part.dataset.structure}"]`);
    this.#told.replaceChildren(words.content.cloneNode(true));
  }

  #layer(layer, shown) {
    for (const part of this.querySelectorAll(`[data-layer="${layer}"]`)) {
      part.classList.toggle("hw-draw__part--away", !shown);
    }
  }
}

function partOf(target) {
  return target.closest("a[data-structure]");
}

customElements.define("hw-anatomy", Anatomy);
