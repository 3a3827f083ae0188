// A dose as a course in time: when each part of each repetition begins, in milliseconds from the
// start. Every time is worked out from the counts, none from the one before it, so nothing adds up.

const LEAD = 5000; // to get into place
const WARNED = 3; // last seconds of a wait that are counted
const LONG_HOLD = 8000; // a hold whose end is counted too

export class Course {
  /** @type {{kind: "ready"|"part"|"rest", start: number, end: number, set: number, rep: number,
   *   at: number, part: object|null}[]} one after the other; `at`: which part of the repetition */
  stretches = [];

  /**
   * @param {object[]} parts of a repetition: {name, ms (null: the hold), reach, from, to}
   * @param {{sets: number, reps: number|null, hold: number|null, rest: number|null}} dose in seconds
   */
  constructor(parts, dose) {
    this.parts = parts;
    this.dose = dose;
    this.counted = dose.reps !== null;
    this.reps = dose.reps ?? 1;
    this.sets = dose.sets;
    const spans = parts.map(({ ms }) => ms ?? dose.hold * 1000);
    const offsets = spans.map((_, at) => sum(spans.slice(0, at)));
    const rep = sum(spans);
    const rest = (dose.rest ?? 0) * 1000;
    const turn = this.reps * rep + rest;
    this.#add("ready", 0, LEAD, 1, 1);
    for (let set = 1; set <= this.sets; set += 1) {
      const begun = LEAD + (set - 1) * turn;
      for (let one = 1; one <= this.reps; one += 1) {
        parts.forEach((part, at) => {
          this.#add("part", begun + (one - 1) * rep + offsets[at], spans[at], set, one, at, part);
        });
      }
      if (rest && set < this.sets) this.#add("rest", begun + this.reps * rep, rest, set + 1, 1);
    }
    this.length = LEAD + this.sets * turn - rest;
    this.lastPart = parts.length - 1;
  }

  /** Where somebody is after so many milliseconds; null when it is over. */
  at(elapsed) {
    if (elapsed >= this.length) return null;
    const index = this.stretches.findLastIndex(({ start }) => start <= Math.max(0, elapsed));
    const stretch = this.stretches[index];
    return { ...stretch, index, elapsed, left: stretch.end - elapsed };
  }

  /** Where the figure is in its movement, 0 to 1; at rest it is where a repetition begins. */
  share({ part, start, elapsed }) {
    if (!part) return 0;
    const share = Math.min(1, (elapsed - start) / part.reach);
    return part.from + (part.to - part.from) * share * share * (3 - 2 * share);
  }

  /** Where the part of now ends in its movement, for who wants steps and no motion. */
  end({ part }) {
    return part?.to ?? 0;
  }

  /** What comes after the wait, the rest, or all that is left of this set. */
  after({ kind, end, set }) {
    if (kind !== "part") return end;
    return this.stretches.find((one) => one.kind === "rest" && one.set === set + 1)?.start ?? this.length;
  }

  /** How many repetitions of each set have been passed after so many milliseconds. */
  passed(elapsed) {
    const counts = Array(this.sets).fill(0);
    for (const { kind, end, at, set } of this.stretches) {
      if (kind === "part" && at === this.lastPart && end <= elapsed) counts[set - 1] += 1;
    }
    return counts;
  }

  /** What is to be heard, felt or said, in order: {at, tone, count?} and the stretch it belongs to. */
  get cues() {
    const begins = this.stretches
      .filter(({ kind }) => kind !== "ready")
      .map((stretch) => ({ at: stretch.start, tone: tone(stretch), stretch }));
    const counts = this.stretches.filter(isAwaited).flatMap((stretch) =>
      [...Array(WARNED).keys()].map((left) => {
        const count = left + 1;
        return { at: stretch.end - count * 1000, tone: "tick", count, stretch };
      }),
    );
    const end = { at: this.length, tone: "end", stretch: null };
    return [...begins, ...counts, end].sort((one, other) => one.at - other.at);
  }

  #add(kind, start, ms, set, rep, at = 0, part = null) {
    this.stretches.push({ kind, start, end: start + ms, set, rep, at, part });
  }
}

/** Whether somebody waits for the end of it. */
function isAwaited({ kind, start, end, part }) {
  return kind !== "part" || (part.ms === null && end - start >= LONG_HOLD);
}

function tone({ kind, at }) {
  if (kind === "rest") return "rest";
  return at === 0 ? "go" : "turn";
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
