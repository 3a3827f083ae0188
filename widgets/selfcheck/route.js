// Where the reader is, in the browser's history. An address says the how-manieth question this is and
// never which one or what was answered; which view that was is known in memory alone.

export class Route {
  #views = [];

  /**
   * @param {(view: object | undefined) => void} show shows a view that the reader went back or
   *   forward to; undefined for one from before the page was loaded anew
   * @param {() => void} enter the reader has put another fragment into the address
   */
  constructor(show, enter) {
    addEventListener("popstate", ({ state }) => {
      if (state?.check !== undefined) show(this.#views[state.check]);
      else if (state === null && location.hash) enter();
    });
  }

  /** Whether the browser's way back leads to a view that is known. */
  get leadsBack() {
    return this.#views[this.#at - 1] !== undefined;
  }

  /** Begins at the place where the page was opened or loaded anew. */
  begin(view) {
    this.#views[this.#at] = view;
    const ours = /^#(q\d+(s\d+)?|answers|result|share=.*)$/.test(location.hash);
    history.replaceState({ check: this.#at }, "", ours ? fragment(view) : location.href);
  }

  go(view) {
    const at = this.#at + 1;
    this.#views.length = at;
    this.#views[at] = view;
    history.pushState({ check: at }, "", fragment(view));
  }

  /** The same place, another view. */
  replace(view) {
    this.#views[this.#at] = view;
    history.replaceState({ check: this.#at }, "", fragment(view));
  }

  back() {
    history.back();
  }

  get #at() {
    return history.state?.check ?? 0;
  }
}

/** The place that a fragment names: the name of a view, with the position of a page. */
export function placeOf(hash) {
  const [, position, name] = hash.match(/^#(?:q(\d+)(?:s\d+)?|(answers|result))$/) ?? [];
  return position ? { name: "page", position: Number(position) } : { name };
}

/** `#q3`, its steps or signs `#q3s2`, `#answers`, `#result`; the first question has none. */
function fragment({ name, position, step, sign }) {
  if (name !== "page") return `#${name}`;
  const within = sign?.at ?? step;
  const steps = within === undefined ? "" : `s${within}`;
  return position > 1 || steps ? `#q${position}${steps}` : location.pathname + location.search;
}
