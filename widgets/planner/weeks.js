// Looking back and ahead: the engine's story of the log and the days to come, as chart, table and calendar.
import { written } from "../page/dates.js";
import { fill, part, parts as partsOf, slot } from "../page/places.js";
import { chart, recent } from "./chart.js";
import { dateOf, dayName, timeOf } from "./clock.js";
import { month } from "./month.js";
import { fillNote, taskLines } from "./note.js";

/**
 * @param {object} story the engine's `plan_story`
 * @param {{events: object[]}} ahead the engine's `plan_ahead`
 * @param {object} reply the engine's `plan_next`
 */
export function weeksView(parts, advice, { story, ahead, reply }) {
  const view = parts.clone("weeks");
  const { days, milestones, progress } = story;
  const looks = progress?.points ?? [];
  const label = parts.word(looks.length ? "chart-tasks" : "chart", "week-words");
  slot(view, "chart").append(days.length ? chart(days, label, looks) : nothing(parts));
  part(view, "if-tasks").hidden = !looks.length;
  help(parts, view, progress);
  const shown = recent(days);
  slot(view, "rows").append(...shown.map((day) => row(parts, day)));
  for (const place of partsOf(view, "if-earlier")) place.hidden = shown.length === days.length;
  earlier.set(part(view, "note"), days.slice(0, days.length - shown.length));
  month(parts, view, days, ahead.events);
  slot(view, "next").append(...ahead.events.slice(0, 8).map((event) => coming(parts, event)));
  slot(view, "milestones").append(...milestones.map((one) => milestone(parts, one)));
  fillNote(parts, advice, part(view, "note"), { days, reply, progress });
  return view;
}

const earlier = new WeakMap(); // days that a view has not shown, by its note

/** Shows the days that are too many to begin with. @param {HTMLElement} button that asked for them */
export function showEarlier(parts, button) {
  const view = button.closest("section.hw-weeks");
  slot(view, "rows").prepend(...earlier.get(part(view, "note")).map((day) => row(parts, day)));
  button.parentElement.hidden = true;
}

/** What was done on a day, each exercise once: "Bridge, 2 times". */
export function didInWords(parts, doses) {
  const counts = new Map();
  for (const { exercise } of doses) counts.set(exercise, (counts.get(exercise) ?? 0) + 1);
  return [...counts].map(([exercise, count]) => {
    const name = parts.name("card", exercise);
    return count > 1 ? `${name}, ${count} ${parts.word("times", "week-words")}` : name;
  });
}

/** Whether it helps, as far as the reader's own tasks tell. */
function help(parts, view, progress) {
  const place = part(view, "helps");
  if (!place) return;
  slot(place, "tasks").append(...taskLines(parts, progress).map((text) => fill(parts.clone("line"), { text })));
  part(place, "if-none").hidden = Boolean(progress);
  for (const words of place.querySelectorAll("[data-better]")) {
    words.hidden = words.dataset.better !== String(progress?.better ?? null);
  }
}

function row(parts, { date, doses, checks, signs }) {
  const told = checks.map(({ answer }) => answer).filter(Boolean).map((answer) => parts.word(answer, "week-words"));
  const scores = checks.map(({ score }) => score).filter((score) => score !== null);
  return fill(parts.clone("row"), {
    day: dayName(date),
    did: didInWords(parts, doses).join("; "),
    how: [...told, ...signs.map((sign) => parts.name("sign", sign))].join("; "),
    score: scores.join(", "),
  });
}

function coming(parts, { kind, at, exercise }) {
  const [date, time] = at.split("T");
  const clock = timeOf(new Date(`${date}T${time}`));
  const what = kind === "dose" ? parts.name("card", exercise) : parts.word("tell", "week-words");
  return fill(parts.clone("event"), { at: `${dayName(date)}, ${clock}`, what });
}

function milestone(parts, { id, date }) {
  const made = parts.clone("milestone", id);
  made.toggleAttribute("data-reached", Boolean(date));
  part(made, "reached").hidden = !date;
  if (date) fill(made, { date: written(dateOf(date), { dateStyle: "long" }) });
  return made;
}

function nothing(parts) {
  return fill(parts.clone("line"), { text: parts.word("nothing", "week-words") });
}
