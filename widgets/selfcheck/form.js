// One page of questions: fills in what was answered, reads what is answered now, shows what is wrong.
import { typed } from "./answers.js";
import { part } from "./parts.js";

/** Shows only these questions of the page, with their answers. */
export function write(page, answers, asked) {
  const holders = [...page.querySelectorAll("[data-question]")];
  for (const holder of holders) {
    const { question } = holder.dataset;
    holder.hidden = !asked.includes(question);
    for (const input of holder.querySelectorAll("input")) {
      input.checked = question in answers && String(answers[question]) === input.value;
    }
  }
  const shown = holders.filter((holder) => !holder.hidden);
  const given = shown.map((holder) => answers[holder.dataset.question]);
  const said = (value) => given.every((one) => one === value || one === "no") && given.includes(value);
  for (const note of page.querySelectorAll("[data-was]")) {
    note.hidden = !isChecklist(page) || !said(note.dataset.was);
  }
}

/** Whether the page shows these questions and no others. */
export function shows(page, asked) {
  return [...page.querySelectorAll("[data-question]")].every(
    (holder) => holder.hidden !== asked.includes(holder.dataset.question),
  );
}

/**
 * @param {string} choice which button was pressed: "continue", "none" or "unsure"
 * @returns {{values: object} | {problem: "missing" | "both"}}
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
  const ticked = boxes.some((box) => box.checked);
  if (choice === "none" && ticked) return { problem: "both" };
  if (choice === "continue" && !ticked) return { problem: "missing" };
  const others = choice === "unsure" ? "unsure" : "no";
  return {
    values: Object.fromEntries(boxes.map((box) => [box.name, box.checked ? "yes" : others])),
  };
}

function readOne(page, parts) {
  const chosen = shownInputs(page).find((input) => input.checked);
  if (!chosen) return { problem: "missing" };
  return { values: { [chosen.name]: typed(parts.question(chosen.name), chosen.value) } };
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
