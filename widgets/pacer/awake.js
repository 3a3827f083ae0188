// Keeps the screen on while somebody follows it, where the browser can.

export class Awake {
  #lock = null;
  #asking = null; // while the browser thinks about it: who asks twice gets one lock
  #wanted = false;

  async on() {
    this.#wanted = true;
    if (this.#lock || document.hidden) return;
    this.#asking ??= this.#ask();
    await this.#asking;
    this.#asking = null;
    if (!this.#wanted) this.off();
  }

  /** The lock goes when the page is hidden; this asks for it again. */
  again() {
    if (this.#wanted) this.on();
  }

  off() {
    this.#wanted = false;
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }

  async #ask() {
    try {
      const lock = await navigator.wakeLock?.request("screen");
      lock?.addEventListener("release", () => {
        if (this.#lock === lock) this.#lock = null;
      });
      this.#lock = lock ?? null;
    } catch {
      this.#lock = null; // the battery is low, or it is not allowed
    }
  }
}
