// Where the reader is, in the browser's history. An address says the how-manieth question this is and
// never which one or what was answered; which view that was is known in memory alone.

const KEPT = 100; // more places than a browser goes back

export class Route {
  #views = [];
  #linked = false; // whether the address is still the link
  #due = false; // whether the place was made for a view that has not arrived yet
  #leaving = false; // whether the browser is on its way back

  /**
   * @param {(view: object | undefined) => void} show shows a view that the reader went back or
   *   forward to; undefined for one from before the page was loaded anew
   * @param {() => void} enter the reader has put another fragment into the address
   */
  constructor(show, enter) {
    addEventListener("popstate", ({ state }) => {
      this.#due = false;
      this.#leaving = false;
      if (state?.check !== undefined) show(this.#views[state.check]);
      else if (state === null && location.hash) enter();
    });
  }

  /** Whether the browser's way back leads to a view that is known. */
  get leadsBack() {
    return this.#views[this.#at - 1] !== undefined;
  }

  /**
   * Begins at the place where the page was opened or loaded anew. `linked`: by a link that holds
   * answers; it stays in the address until what it leads to is there, as a line may drop before.
   */
  begin(view, linked) {
    this.#views[this.#at] = view;
    const ours = !linked && /^#(q\d+(s\d+)?|answers|result|(share|told)=.*)$/.test(location.hash);
    history.replaceState({ check: this.#at }, "", ours ? fragment(view) : location.href);
    this.#linked = linked;
  }

  /** A place for a view that is on its way. Who goes elsewhere before it came never was there. */
  go(view) {
    if (this.#due) {
      this.replace(view);
      return;
    }
    if (this.#linked) this.replace(this.#views[this.#at]);
    const at = this.#at + 1;
    this.#views.length = at;
    this.#views[at] = view;
    delete this.#views[at - KEPT];
    this.#due = true;
    history.pushState({ check: at }, "", fragment(view));
  }

  /** The view is shown. */
  arrived(view) {
    this.#due = false;
    if (this.#linked) this.replace(view);
  }

  /** The same place, another view. */
  replace(view) {
    this.#linked = false;
    this.#views[this.#at] = view;
    history.replaceState({ check: this.#at }, "", fragment(view));
  }

  /** One place back, however often it is asked for before the browser has got there. */
  back() {
    if (this.#leaving) return;
    this.#leaving = true;
    history.back();
  }

  get #at() {
    return history.state?.check ?? 0;
  }
}

/** The place that a fragment names: the name of a view, with the position of a page and its step. */
export function placeOf(hash) {
  const [, position, step, name] = hash.match(/^#(?:q(\d+)(?:s(\d+))?|(answers|result))$/) ?? [];
  if (!position) return { name };
  return { name: "page", position: Number(position), step: step && Number(step) };
}

/** `#q3`, its steps or signs `#q3s2`, `#answers`, `#result`; the first question has none. */
function fragment({ name, position, step, sign }) {
  if (name !== "page") return `#${name}`;
  const within = sign?.at ?? step;
  const steps = within === undefined ? "" : `s${within}`;
  return position > 1 || steps ? `#q${position}${steps}` : location.pathname + location.search;
}
