// The reader's clock: local times with their offset, as the log and the engine take them, and in words.
import { written } from "../page/dates.js";

/** The time now, such as 2026-11-24T08:05+01:00. */
export function now(date = new Date()) {
  const offset = -date.getTimezoneOffset();
  const ahead = Math.abs(offset);
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${day(date)}T${two(date.getHours())}:${two(date.getMinutes())}${zone}`;
}

/** A local date, such as 2026-11-24. */
export function day(date) {
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What words such as "tomorrow at 09:00" hang on besides the time they tell of. */
export function dayAndZone(date = new Date()) {
  return `${day(date)} ${date.getTimezoneOffset()}`;
}

/** A time to come in words: "today at 17:05", "on Thursday 26 November at 08:00"; of midnight the day. */
export function inWords(minute, parts) {
  const date = new Date(minute * 60_000);
  if (date.getHours() === 0 && date.getMinutes() === 0) return dayInWords(date, parts);
  return `${dayInWords(date, parts)} ${parts.word("at")} ${timeOf(date)}`;
}

export function longDate(date) {
  return written(date, { weekday: "long", day: "numeric", month: "long" });
}

/** The time of day: "17:05". */
export function timeOf(date) {
  return written(date, { timeStyle: "short" });
}

/** A date of a day such as 2026-11-24, at noon: no change of the clocks takes it to another day. */
export function dateOf(text) {
  return new Date(`${text}T12:00`);
}

/** A day such as 2026-11-24 in words. */
export function dayName(text) {
  return longDate(dateOf(text));
}

/** A day so many days later, or earlier. */
export function shifted(text, days) {
  const date = dateOf(text);
  date.setDate(date.getDate() + days);
  return day(date);
}

/** All days from one to another, such as 2026-11-24; at most the last `most` of them. */
export function daysBetween(first, last, most) {
  const bound = shifted(last, 1 - most);
  if (first < bound) first = bound;
  const found = [];
  for (const date = dateOf(first); day(date) <= last; date.setDate(date.getDate() + 1)) found.push(day(date));
  return found;
}

function dayInWords(date, parts) {
  const today = new Date();
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
  if (day(date) === day(today)) return parts.word("today");
  if (day(date) === day(tomorrow)) return parts.word("tomorrow");
  return `${parts.word("on")} ${longDate(date)}`;
}

function two(number) {
  return String(number).padStart(2, "0");
}
