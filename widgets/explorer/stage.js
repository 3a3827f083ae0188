// The picture: draws the paths that the engine sends, and lets the reader drag the rings.
import { part } from "../page/places.js";

const SVG = "http://www.w3.org/2000/svg";
const RING = 9; // radius, in the picture's centimetres

export class Stage {
  #svg;
  #body;
  #strings;
  #rings;
  #onDrag;
  #onRest;
  #joint = null;

  /**
   * @param {HTMLElement} holder holds the picture of the first position
   * @param {(joint: string, to: [number, number]) => void} onDrag
   * @param {() => void} onRest called when a drag begins and when it ends
   */
  constructor(holder, onDrag, onRest) {
    this.#svg = holder.querySelector("svg");
    this.#body = part(holder, "body");
    this.#strings = part(holder, "strings");
    this.#onDrag = onDrag;
    this.#onRest = onRest;
    this.#rings = document.createElementNS(SVG, "g");
    this.#svg.append(this.#rings);
    this.#rings.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#rings.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"]) {
      this.#rings.addEventListener(end, () => this.#release());
    }
  }

  /** Shows a position. The words of the first one no longer fit, so the picture loses them. */
  draw({ body, strings, handles }) {
    trace(this.#body, body);
    trace(this.#strings, strings);
    this.#place(handles);
    for (const name of ["title", "desc"]) this.#svg.querySelector(name)?.remove();
    this.#svg.setAttribute("aria-hidden", "true");
  }

  #place(handles) {
    for (const [joint, [x, y]] of Object.entries(handles)) {
      const ring = this.#rings.querySelector(`[data-joint="${joint}"]`) ?? this.#ring(joint);
      ring.setAttribute("cx", x);
      ring.setAttribute("cy", y);
    }
  }

  #ring(joint) {
    const ring = document.createElementNS(SVG, "circle");
    ring.setAttribute("class", "hw-explorer__ring");
    ring.setAttribute("r", RING);
    ring.dataset.joint = joint;
    this.#rings.append(ring);
    return ring;
  }

  #grab(event) {
    this.#joint = event.target.dataset.joint ?? null;
    if (!this.#joint) return;
    this.#rings.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.#onRest();
  }

  #drag(event) {
    if (!this.#joint) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      this.#svg.getScreenCTM().inverse(),
    );
    this.#onDrag(this.#joint, [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  }

  #release() {
    if (this.#joint) this.#onRest();
    this.#joint = null;
  }
}

/** Makes the paths of `group` those of `pieces`, and touches only what differs. */
function trace(group, pieces) {
  while (group.childElementCount > pieces.length) group.lastElementChild.remove();
  pieces.forEach(([name, path], at) => {
    let piece = group.children[at];
    if (!piece) {
      piece = document.createElementNS(SVG, "path");
      group.append(piece);
    }
    set(piece, "class", `hw-fig-${name}`);
    set(piece, "d", path);
  });
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
