// The calendar: weeks as rows, what was done and told on each day, and what comes if all goes well.
import { written } from "../page/dates.js";
import { slot } from "../page/places.js";
import { dateOf, day, daysBetween, shifted } from "./clock.js";

const WEEKS_AHEAD = 1; // after the week of today
const MOST = 14; // weeks that it shows
const MARKS = { done: "●", coming: "○", better: "✓", same: "✓", worse: "!", painful: "!" };

export function month(parts, view, days, events) {
  const today = day(new Date());
  const first = monday(days[0]?.date ?? today);
  const last = shifted(monday(today), 7 * (1 + WEEKS_AHEAD) - 1);
  const all = daysBetween(first < today ? first : monday(today), last, 7 * MOST);
  slot(view, "weekdays").append(...all.slice(0, 7).map(weekday));
  for (let at = 0; at < all.length; at += 7) {
    const row = document.createElement("tr");
    row.append(...all.slice(at, at + 7).map((date) => cell(parts, date, days, events, today)));
    slot(view, "calendar").append(row);
  }
}

function cell(parts, date, days, events, today) {
  const made = document.createElement("td");
  if (date === today) made.setAttribute("aria-current", "date");
  const done = days.find((one) => one.date === date);
  const coming = events.some(({ kind, at }) => kind === "dose" && at.startsWith(date));
  const marks = [
    ...(done?.doses.length ? ["done"] : []),
    ...(done?.checks ?? []).map(({ answer }) => answer).filter((answer) => answer in MARKS),
    ...(coming ? ["coming"] : []),
  ];
  const number = document.createElement("span");
  number.textContent = dateOf(date).getDate();
  const seen = document.createElement("b");
  seen.setAttribute("aria-hidden", "true");
  seen.textContent = [...new Set(marks.map((mark) => MARKS[mark]))].join("");
  const read = document.createElement("span");
  read.className = "hw-hidden";
  read.textContent = marks.map((mark) => ` ${parts.word(mark, "week-words")}`).join(",");
  made.append(number, seen, read);
  return made;
}

function weekday(date) {
  const made = document.createElement("th");
  made.scope = "col";
  made.abbr = written(dateOf(date), { weekday: "long" });
  made.textContent = written(dateOf(date), { weekday: "short" });
  return made;
}

/** The Monday of a day's week. */
function monday(text) {
  return shifted(text, -((dateOf(text).getDay() + 6) % 7));
}
