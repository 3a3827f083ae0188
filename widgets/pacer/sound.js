// Tones, given to the sound card long before they are due: it keeps time when the page is too busy.

const AHEAD = 70_000; // milliseconds; a hidden page may be woken only once a minute
const ASTRAY = 20; // milliseconds by which the two clocks may part before tones are planned anew
const LATE = 40; // milliseconds after which a tone is left out

const TONES = {
  go: { pitches: [880], seconds: 0.12, loud: 0.3 },
  turn: { pitches: [587], seconds: 0.12, loud: 0.25 },
  rest: { pitches: [440, 330], seconds: 0.18, loud: 0.25 },
  tick: { pitches: [660], seconds: 0.05, loud: 0.12 },
  end: { pitches: [587, 740, 880], seconds: 0.22, loud: 0.3 },
};

export class Sound {
  #context = null;
  #planned = new Map(); // when a cue is due in its course -> {when, stop}
  #apart = null; // the sound card's clock less the page's, when tones were planned

  /** To be called while the reader presses something: only then may a page make sound. */
  wake() {
    try {
      this.#context ??= new AudioContext();
    } catch {
      return; // no sound here
    }
    if (this.#context.state !== "running") this.#context.resume().catch(() => {});
  }

  /**
   * Plans what is due soon and not planned yet.
   * @param {{at: number, tone: string}[]} cues @param {Stopwatch} watch that runs
   */
  plan(cues, watch) {
    if (this.#context?.state !== "running") return this.drop();
    const apart = this.#measure();
    if (this.#apart !== null && Math.abs(apart - this.#apart) > ASTRAY) this.drop();
    if (!this.#planned.size) this.#apart = apart;
    const { elapsed } = watch;
    for (const cue of cues) {
      if (cue.at < elapsed - LATE || cue.at > elapsed + AHEAD || this.#planned.has(cue.at)) continue;
      const when = (watch.zero + cue.at + this.#apart) / 1000;
      this.#planned.set(cue.at, { when, stop: this.#sound(TONES[cue.tone], when) });
    }
  }

  /** Takes back all that has not sounded yet. */
  drop() {
    const now = this.#context?.currentTime ?? 0;
    for (const { when, stop } of this.#planned.values()) if (when > now) stop();
    this.#planned.clear();
    this.#apart = null;
  }

  /** Lets go of the sound card. */
  sleep() {
    this.drop();
    this.#context?.close().catch(() => {});
    this.#context = null;
  }

  /** How far the sound card's clock is from the page's, as it is heard. */
  #measure() {
    const { contextTime, performanceTime } = this.#context.getOutputTimestamp();
    const heard = contextTime * 1000 - performanceTime;
    const { outputLatency = 0, baseLatency = 0, currentTime } = this.#context;
    const rough = (currentTime - (outputLatency || baseLatency)) * 1000 - performance.now();
    // Some browsers give no such pair, or one of long ago.
    return performanceTime > 0 && Math.abs(heard - rough) < 300 ? heard : rough;
  }

  /** @returns what takes the tone back */
  #sound({ pitches, seconds, loud }, when) {
    const context = this.#context;
    const nodes = pitches.map((pitch, at) => {
      const begin = Math.max(context.currentTime, when + at * seconds);
      const voice = new OscillatorNode(context, { frequency: pitch });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(loud, begin + 0.008);
      volume.gain.setValueAtTime(loud, begin + seconds * 0.6);
      volume.gain.linearRampToValueAtTime(0, begin + seconds);
      voice.connect(volume).connect(context.destination);
      voice.start(begin);
      voice.stop(begin + seconds);
      return voice;
    });
    return () => nodes.forEach((node) => node.disconnect());
  }
}
