// One page of questions: fills in what was answered, reads what is answered now, shows what is wrong.
import { part } from "../page/places.js";
import { typed } from "./parts.js";

/** Shows only these questions of the page, with their answers; on a list also who was not sure. */
export function write(page, answers, asked) {
  const holders = [...page.querySelectorAll("[data-question]")];
  for (const holder of holders) {
    const { question } = holder.dataset;
    holder.hidden = !asked.includes(question);
    for (const input of holder.querySelectorAll("input")) {
      input.checked = question in answers && String(answers[question]) === input.value;
    }
    const unsure = part(holder, "unsure");
    if (unsure) unsure.hidden = answers[question] !== "unsure";
  }
  const none = part(page, "none");
  const shown = holders.filter((holder) => !holder.hidden);
  if (none) none.hidden = !shown.every((holder) => answers[holder.dataset.question] === "no");
}

/** Whether the page shows these questions and no others. */
export function shows(page, asked) {
  return [...page.querySelectorAll("[data-question]")].every(
    (holder) => holder.hidden !== asked.includes(holder.dataset.question),
  );
}

/**
 * @param {string} choice which button was pressed: "continue", "none" or "unsure"
 * @returns {{values: object, open?: string[]} | {problem: "missing" | "both"}} open: the signs that
 *   the reader wants to be asked about one by one
 */
export function read(page, choice, parts) {
  return isChecklist(page) ? readList(page, choice) : readOne(page, parts);
}

/** The error summary with the focus in it, and the same words at the question. */
export function showProblem(page, name) {
  const error = part(page, "error");
  for (const words of error.querySelectorAll("[data-error]")) {
    words.hidden = words.dataset.error !== name;
  }
  error.hidden = false;
  const summary = part(page, "problem");
  const link = part(page, "problem-link");
  link.textContent = error.querySelector(`[data-error="${name}"]`).textContent;
  link.setAttribute("href", `#${shownInputs(page)[0].id}`);
  summary.hidden = false;
  describe(page, error.id, true);
  summary.focus();
}

export function clearProblem(page) {
  part(page, "error").hidden = true;
  part(page, "problem").hidden = true;
  describe(page, part(page, "error").id, false);
}

/** Where the link of an error summary leads. */
export function focusFirst(page) {
  shownInputs(page)[0].focus();
}

function isChecklist(page) {
  return page.querySelector("form").dataset.kind === "checklist";
}

function shownInputs(page) {
  return [...page.querySelectorAll("[data-question] input")].filter(
    (input) => !input.closest("[hidden]"),
  );
}

function readList(page, choice) {
  const boxes = shownInputs(page);
  const ticked = boxes.filter((box) => box.checked);
  const others = boxes.filter((box) => !box.checked);
  const values = (chosen, value) => Object.fromEntries(chosen.map(({ name }) => [name, value]));
  if (choice === "unsure") {
    return { values: values(ticked, "yes"), open: others.map(({ name }) => name) };
  }
  if (choice === "none") {
    return ticked.length ? { problem: "both" } : { values: values(boxes, "no") };
  }
  const unsure = others.filter((box) => !part(box.parentElement, "unsure").hidden);
  if (!ticked.length && !unsure.length) return { problem: "missing" };
  return { values: { ...values(boxes, "no"), ...values(unsure, "unsure"), ...values(ticked, "yes") } };
}

function readOne(page, parts) {
  const chosen = shownInputs(page).find((input) => input.checked);
  if (!chosen) return { problem: "missing" };
  return { values: { [chosen.name]: typed(parts.question(chosen.name).type, chosen.value) } };
}

function describe(page, id, on) {
  const group = page.querySelector("fieldset");
  const others = (group.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .filter((name) => name && name !== id);
  const names = on ? [...others, id] : others;
  if (names.length) group.setAttribute("aria-describedby", names.join(" "));
  else group.removeAttribute("aria-describedby");
}
