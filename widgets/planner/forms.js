// The two forms: choosing exercises, and telling how it is. Both ask for the warning signs.
import { part } from "../page/places.js";

/**
 * The view in which exercises are chosen.
 * @param {string[]} wanted exercises that are ticked, in the order in which they should start
 * @param {string[]} there exercises that the plan holds already
 */
export function startView(parts, { wanted, there }) {
  const view = parts.clone("start");
  const adding = there.length > 0;
  showWhen(view, { start: !adding, add: adding, chosen: wanted.length > 0, choose: !wanted.length });
  part(view, "check-first").hidden = adding || wanted.length > 0;
  for (const choice of view.querySelectorAll("[data-exercise]")) {
    const { exercise } = choice.dataset;
    choice.querySelector("input").checked = wanted.includes(exercise);
    choice.hidden = there.includes(exercise) || (wanted.length > 0 && !wanted.includes(exercise));
  }
  arrangeGroups(view, wanted.length > 0);
  return view;
}

/** Shows the exercises that the self-check did not name. */
export function showOthers(view, there) {
  for (const choice of view.querySelectorAll("[data-exercise]")) {
    choice.hidden = there.includes(choice.dataset.exercise);
  }
  showWhen(view, { chosen: false, choose: true });
  arrangeGroups(view, false);
}

/** @returns {{exercises: string[], signs: string[]} | {problems: string[]}} */
export function readStart(view, wanted) {
  const ticked = checked(view, "exercise");
  const { signs, problems } = readSigns(view);
  if (signs.length) return { exercises: [], signs };
  if (!ticked.length) problems.unshift("exercises");
  if (problems.length) return { problems };
  const first = wanted.filter((id) => ticked.includes(id));
  const exercises = [...first, ...ticked.filter((id) => !first.includes(id))];
  return { exercises, signs };
}

/** @returns {{answer: string, score: number | null, signs: string[]} | {problems: string[]}} */
export function readCheck(view) {
  const [answer = ""] = checked(view, "answer");
  const [score = null] = checked(view, "score").map(Number);
  const { signs, problems } = readSigns(view);
  if (!answer && !signs.length) problems.unshift("answer");
  return problems.length ? { problems } : { answer, score, signs };
}

/** The level of the most urgent sign that is ticked; the build has written it beside each. */
export function worstLevel(view, levels) {
  const ticked = [...view.querySelectorAll('[name="sign"]:checked')];
  const found = new Set(ticked.map(({ dataset }) => dataset.level));
  return levels.find((level) => found.has(level)) ?? null;
}

/** Says what is missing, at its place, and leads there. */
export function showProblems(view, problems) {
  for (const error of view.querySelectorAll("[data-error]")) {
    const wrong = problems.includes(error.dataset.error);
    error.hidden = !wrong;
    const group = error.closest("fieldset");
    group.toggleAttribute("data-wrong", [...group.querySelectorAll("[data-error]")].some((one) => !one.hidden));
    error.id ||= `hw-planner-error-${error.dataset.error}`;
    if (wrong) group.setAttribute("aria-describedby", error.id);
  }
  const first = view.querySelector("[data-error]:not([hidden])")?.closest("fieldset");
  if (!first) return;
  first.scrollIntoView({ block: "start", behavior: "instant" });
  const input = [...first.querySelectorAll("input")].find((one) => !one.closest("[hidden]"));
  input.closest("details")?.setAttribute("open", "");
  input.focus();
}

function readSigns(view) {
  const signs = checked(view, "sign");
  const none = checked(view, "none").length > 0;
  if (signs.length && none) return { signs: [], problems: ["both"] };
  return { signs, problems: signs.length || none ? [] : ["signs"] };
}

/** The values that are ticked under a name. @returns {string[]} */
export function checked(view, name) {
  return [...view.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value);
}

/** Shows the words for the states that are so, hides the others. */
export function showWhen(view, states) {
  for (const words of view.querySelectorAll("[data-when]")) {
    if (words.dataset.when in states) words.hidden = !states[words.dataset.when];
  }
}

function arrangeGroups(view, open) {
  for (const group of view.querySelectorAll('[data-part="group"]')) {
    group.hidden = !group.querySelector("[data-exercise]:not([hidden])");
    group.open = open || group.querySelector(":checked") !== null;
  }
}
