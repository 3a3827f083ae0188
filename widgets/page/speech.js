// Reads words aloud with the browser's own voice.

export class Speaker {
  on = false;

  constructor() {
    // A browser goes on speaking to somebody who has left the page.
    addEventListener("pagehide", () => this.stop());
  }

  /** Whether this browser can speak. */
  get able() {
    return typeof speechSynthesis !== "undefined";
  }

  say(words) {
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = document.documentElement.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(spoken);
  }

  stop() {
    if (this.able) speechSynthesis.cancel();
  }
}
