// Keeps the screen on while somebody follows it, where the browser can.

export class Awake {
  #lock = null;
  #wanted = false;

  async on() {
    this.#wanted = true;
    if (this.#lock || document.hidden) return;
    try {
      const lock = await navigator.wakeLock?.request("screen");
      lock?.addEventListener("release", () => {
        this.#lock = null;
      });
      this.#lock = lock ?? null;
      if (!this.#wanted) this.off();
    } catch {
      this.#lock = null; // the battery is low, or it is not allowed
    }
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
}
