// Short shakes of the device, handed over some seconds ahead: it keeps their time by itself.

const AHEAD = 9000; // milliseconds; browsers take no longer wait
const SHAKE = { go: 80, turn: 40, rest: 250, end: 400 };

export class Pulse {
  /** Whether this browser can ask for it. */
  get able() {
    return "vibrate" in navigator;
  }

  /** Hands over what comes next, measured from now: it takes the place of what was handed over. */
  plan(cues, elapsed) {
    const soon = cues.filter(({ at, tone }) => tone in SHAKE && at > elapsed - 20 && at < elapsed + AHEAD);
    const pattern = [0];
    let until = elapsed;
    for (const { at, tone } of soon) {
      pattern.push(Math.max(1, Math.round(at - until)), SHAKE[tone]);
      until = at + SHAKE[tone];
    }
    if (soon.length) navigator.vibrate(pattern);
  }

  stop() {
    if (this.able) navigator.vibrate(0);
  }
}
