// What was handed out to a calendar, and what of it does not hold any more.
import { calendarFile, planned } from "../calendar/ics.js";
import { now } from "./clock.js";

export class Reminders {
  #diary;
  #words;

  /** @param {object} words as the calendar's file takes them */
  constructor(diary, words) {
    this.#diary = diary;
    this.#words = words;
  }

  /** Whether reminders were handed out that may still ring. */
  get out() {
    return this.#out(this.#diary).length > 0;
  }

  /** Whether the last file holds what does not hold any more: a check that moved counts, a dose that
   * is done an hour later does not. @param {object} ahead the engine's `plan_ahead` */
  stale({ soon, look }) {
    const events = planned(this.#diary.id, soon, look);
    const holds = new Set(events.flatMap(({ uid, kind, at }) => (kind === "check" ? `${uid} ${at}` : uid)));
    const [last] = this.#diary.told("calendar").slice(-1);
    const coming = (last?.events ?? []).filter(({ until }) => until >= now().slice(0, 16));
    return coming.some(({ uid, until }) => !holds.has(uid) && !holds.has(`${uid} ${until}`));
  }

  /** The file for the days to come; what does not hold any more is taken back by it. */
  file({ soon, look }) {
    const events = planned(this.#diary.id, soon, look);
    const text = this.#text(this.#diary, events);
    const kept = events.map(({ uid, until }) => ({ uid, until }));
    this.#diary.record({ kind: "calendar", events: kept });
    return text;
  }

  /** A file that takes all of them back. @param {object} from the diary, or what was deleted of it */
  takingBack(from = this.#diary) {
    const text = this.#text(from, []);
    if (from === this.#diary) this.#diary.record({ kind: "calendar", events: [] });
    return text;
  }

  #text(from, events) {
    const current = new Set(events.map(({ uid }) => uid));
    const gone = this.#out(from).filter(({ uid }) => !current.has(uid));
    return calendarFile({ events, gone, sequence: from.told("calendar").length }, this.#words);
  }

  /** Whoever was not told of a file that takes back still has them: each counts until its time. */
  #out(from) {
    const wall = now().slice(0, 16);
    const all = from.told("calendar").flatMap(({ events }) => events);
    const last = new Map(all.map((event) => [event.uid, event]));
    return [...last.values()].filter(({ until }) => until >= wall);
  }
}
