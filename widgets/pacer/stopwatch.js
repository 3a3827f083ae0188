// How long something has been going on, by a clock that nobody can set. It is read, never counted,
// so a page that was busy is not late.

export class Stopwatch {
  #zero = 0; // the clock's time at which this began, pauses left out
  #held = 0; // what it shows while it stands
  running = false;

  /** Milliseconds. */
  get elapsed() {
    return this.running ? performance.now() - this.#zero : this.#held;
  }

  /** The time of `performance.now()` at which it would have begun without a pause. */
  get zero() {
    return this.#zero;
  }

  start() {
    this.#zero = performance.now() - this.#held;
    this.running = true;
  }

  pause() {
    this.#held = this.elapsed;
    this.running = false;
  }

  /** Goes on from here. */
  set(elapsed) {
    this.#held = elapsed;
    this.#zero = performance.now() - elapsed;
  }
}
