// Asking the engine, one question at a time: the latest counts. Says that it waits, and what still works
// where no answer comes.

export class Asking {
  #root;
  #advice;
  #wait;
  #turn = 0;
  #loud = 0; // the turn in which the reader waits for something
  #stale = false; // whether the diary or the time has changed since the engine was asked
  #again;

  /**
   * @param {HTMLElement} root that is busy meanwhile @param {Advice} advice @param {Wait} wait
   * @param {() => void} again looks anew, where the diary or the time has changed meanwhile
   */
  constructor(root, advice, wait, again) {
    this.#root = root;
    this.#advice = advice;
    this.#wait = wait;
    this.#again = again;
  }

  /** Whether the reader waits for an answer already: it has what is asked for. */
  get awaited() {
    return this.#loud === this.#turn;
  }

  /** Another tab has noted something, perhaps while the engine was thinking. */
  hear() {
    this.later();
    this.#again();
  }

  /** The answer that is awaited may be old when it comes: looks again then. */
  later() {
    this.#stale = true;
  }

  /** The answer to come is of no use any more. */
  drop() {
    this.#turn += 1;
    this.#root.ariaBusy = null;
  }

  /** What is shown is enough. */
  end() {
    this.#wait.end();
  }

  /**
   * Asks the engine for these and hands its replies on; tells what still works where it fails.
   * @param {string[]} names @param {(...replies: object[]) => void} show
   * @param {boolean} quiet the reader has asked for nothing
   * @param {() => boolean} old whether what is shown is of another day: then a failure is told all the same
   */
  async have(names, show, quiet, old) {
    const turn = ++this.#turn;
    if (!quiet) {
      this.#wait.begin();
      this.#loud = turn;
    }
    this.#root.ariaBusy = "true";
    this.#stale = false;
    try {
      const { at, replies } = await this.#advice.ask(...names);
      this.#wait.end();
      if (turn !== this.#turn) return;
      this.#root.dataset.at = at;
      show(...replies);
    } catch (error) {
      if (!error.kind) reportError(error);
      if (turn === this.#turn && (!quiet || old())) this.#wait.fail(error.kind ?? "engine").focus();
    }
    if (turn !== this.#turn) return;
    this.#root.ariaBusy = null;
    this.#loud = 0;
    if (this.#stale) this.#again();
  }
}
