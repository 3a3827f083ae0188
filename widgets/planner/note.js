// The note for a clinician: what was done, how it was, and since when. To print, to share, to copy.
import { written } from "../page/dates.js";
import { fill, part, slot } from "../page/places.js";
import { dateOf, day } from "./clock.js";

const BAD = ["worse", "painful"];

export function fillNote(parts, advice, note, { days, reply, progress }) {
  const checks = days.flatMap((one) => one.checks.map((check) => ({ ...check, date: one.date })));
  const scores = checks.map(({ score }) => score).filter((score) => score !== null);
  const bad = checks.filter(({ answer }) => BAD.includes(answer)).map(({ date }) => short(date));
  slot(note, "exercises").append(...reply.exercises.map((one) => line(parts, doseInWords(parts, advice, one))));
  slot(note, "signs").append(...reply.signs.map((sign) => line(parts, parts.name("sign", sign))));
  part(note, "if-scores").hidden = scores.length === 0;
  part(note, "if-setbacks").hidden = bad.length === 0;
  part(note, "if-signs").hidden = reply.signs.length === 0;
  const tasks = taskLines(parts, progress);
  slot(note, "tasks").append(...tasks.map((text) => line(parts, text)));
  part(note, "if-tasks").hidden = tasks.length === 0;
  part(note, "if-cleared").hidden = !reply.cleared;
  fill(note, {
    date: short(day(new Date())),
    since: days.length ? short(days[0].date) : parts.word("nothing", "week-words"),
    days: days.filter(({ doses }) => doses.length).length,
    answers: counted(parts, checks) || parts.word("nothing", "week-words"),
    first: scores[0],
    highest: Math.max(...scores),
    last: scores.at(-1),
    setbacks: [...new Set(bad)].join("; "),
    cleared: reply.cleared && [short(reply.cleared.seen), reply.cleared.limits].filter(Boolean).join(": "),
  });
}

/** The reader's own tasks and the measure, each with its first and last answer. @returns {string[]} */
export function taskLines(parts, progress) {
  if (!progress) return [];
  const { tasks, points } = progress;
  const lines = tasks.map((task, at) => [task, points.map(({ scores }) => scores[at] ?? null).filter((one) => one !== null)]);
  const reached = points.map(({ reach }) => reach).filter(Boolean).map((reach) => parts.name("reach", reach));
  if (reached.length) lines.push([parts.word("reach", "week-words"), reached]);
  return lines
    .filter(([, told]) => told.length)
    .map(([name, told]) => {
      const then = told.length > 1 ? `, ${parts.word("then", "week-words")} ${told.at(-1)}` : "";
      return `${name}: ${told[0]}${then}`;
    });
}

/**
 * Hands the note to another program, or copies it, or marks it for the reader to copy.
 * @returns {Promise<"shared" | "copied" | "marked">}
 */
export async function share(note) {
  const text = [...note.children].filter((one) => !one.querySelector("button")).map((one) => one.innerText);
  const words = text.join("\n").trim();
  if (navigator.share) {
    const wrong = await navigator.share({ text: words }).then(() => null, ({ name }) => name);
    if (!wrong || wrong === "AbortError") return "shared"; // the reader may think better of it
  }
  if (await navigator.clipboard?.writeText(words).then(() => true, () => false)) return "copied";
  getSelection().selectAllChildren(note);
  return "marked";
}

function doseInWords(parts, advice, one) {
  const name = parts.name("card", one.exercise);
  const dose = advice.dose(one);
  return dose ? `${name}: ${parts.name("dose", dose)}` : name;
}

function counted(parts, checks) {
  const told = checks.map(({ answer }) => answer).filter(Boolean);
  const kinds = [...new Set(told)];
  return kinds
    .map((kind) => `${parts.word(kind, "week-words")} ${told.filter((one) => one === kind).length}`)
    .join(", ");
}

function line(parts, text) {
  return fill(parts.clone("line"), { text });
}

function short(text) {
  return written(dateOf(text), { dateStyle: "medium" });
}
