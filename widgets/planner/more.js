// What is told now and then: that a clinician lets the plan go on, a time away, how own tasks go.
import { fill, part } from "../page/places.js";
import { day, dayName } from "./clock.js";
import { checked, showWhen } from "./forms.js";

/** @param {string} since the day on which the plan stopped, as the engine says */
export function clearedView(parts, since) {
  const view = fill(parts.clone("cleared"), { since: dayName(since) });
  const seen = field(view, "seen");
  seen.min = since;
  seen.max = day(new Date());
  return view;
}

/** @returns {{entries: object[]} | {problems: string[]}} */
export function readCleared(view, since, exercises) {
  const seen = field(view, "seen").value;
  const problems = [];
  if (!seen) problems.push("seen");
  else if (seen < since) problems.push("before");
  else if (seen > day(new Date())) problems.push("to-come");
  if (!checked(view, "sure").length) problems.push("sure");
  const limits = field(view, "limits").value.trim();
  return problems.length ? { problems } : { entries: [{ kind: "cleared", exercises, seen, limits }] };
}

export function awayView(parts) {
  const view = parts.clone("away");
  field(view, "from").value = day(new Date());
  return view;
}

/** @returns {{entries: object[]} | {problems: string[]}} */
export function readAway(view) {
  const [why] = checked(view, "why");
  const [from, until] = ["from", "until"].map((name) => field(view, name).value);
  const problems = [...(why ? [] : ["why"]), ...(from && until && from <= until ? [] : ["span"])];
  return problems.length ? { problems } : { entries: [{ kind: "away", why, from, until }] };
}

/** @param {string[]} tasks that were named before; none: they are named now */
export function progressView(parts, tasks) {
  const view = parts.clone("progress");
  showWhen(view, { naming: !tasks.length, looking: tasks.length > 0 });
  for (const place of view.querySelectorAll("[data-task]")) {
    const task = tasks[place.dataset.task];
    place.hidden = tasks.length > 0 && !task;
    if (!task) continue;
    fill(place, { task });
    place.querySelector('[role="group"]').setAttribute("aria-label", task);
  }
  return view;
}

/** @returns {{entries: object[]} | {problems: string[]}} */
export function readProgress(view, before) {
  const places = [...view.querySelectorAll("[data-task]")];
  const all = places.map((place, at) => ({
    task: before.length ? (before[at] ?? "") : place.querySelector('[name="task"]').value.trim(),
    score: checked(place, `progress-${at}`).map(Number)[0] ?? null,
  }));
  const named = all.filter(({ task }) => task);
  if (!named.length) return { problems: ["tasks"] };
  if (named.every(({ score }) => score === null)) return { problems: ["scores"] };
  const [reach = ""] = checked(view, "reach");
  const entries = [{ kind: "progress", scores: named.map(({ score }) => score), reach }];
  if (!before.length) entries.unshift({ kind: "tasks", tasks: named.map(({ task }) => task) });
  return { entries };
}

/** What stands above today's cards: a time away, what a clinician said, whether it helps. */
export function aboutNow(parts, { away, cleared, progress }) {
  const found = [];
  if (away.now) found.push(fill(parts.clone("pause", away.now.why), { until: dayName(away.now.until) }));
  if (cleared) {
    const made = fill(parts.clone("limits"), { seen: dayName(cleared.seen), limits: cleared.limits });
    part(made, "if-limits").hidden = !cleared.limits;
    found.push(made);
  }
  if (progress?.due) found.push(parts.clone("progress-due"));
  return found;
}

/** What stands below them: a time away that is to come, and before the first dose what should get better. */
export function aboutNext(parts, { away: { next }, progress, exercises }) {
  const begun = exercises.some(({ step }) => step !== null);
  const found = progress && !progress.tasks.length && !begun ? [parts.clone("progress-start")] : [];
  if (next) {
    const days = { from: dayName(next.from), until: dayName(next.until) };
    found.push(fill(parts.clone("pause-next", next.why), days));
  }
  return found;
}

function field(view, name) {
  return view.querySelector(`[name="${name}"]`);
}
