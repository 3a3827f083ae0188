// The reader's answers in words, a row for each page of questions.
import { fill, part, slot } from "../page/places.js";

/** Fills a list with all the answers that count. */
export function list(holder, parts, answers) {
  holder.replaceChildren(
    ...byPage(parts, answers).map(([page, questions]) => row(parts, answers, page, questions)),
  );
}

/**
 * Fills a list with the answers in a few lines, each with a way to change it: what was said, and of
 * each section how many signs there were of which none was ticked.
 */
export function review(holder, parts, answers) {
  const sections = new Map();
  for (const [page, questions] of byPage(parts, answers)) {
    const [{ section }] = questions;
    const made = sections.get(section) ?? { told: [], quiet: [] };
    const quiet = questions.every(({ id, type }) => type === "yes_no" && answers[id] === "no");
    made[quiet ? "quiet" : "told"].push([page, questions]);
    sections.set(section, made);
  }
  const rows = [...sections.values()].flatMap(({ told, quiet }) => [
    ...told.map(([page, questions]) => row(parts, toldOf(answers, questions), page, questions, true)),
    ...(quiet.length ? [quietRow(parts, quiet, told.length > 0)] : []),
  ]);
  holder.replaceChildren(...rows);
}

/** The label of one answer. */
export function answerText(parts, question, value) {
  return question.labels.get(String(value)) ?? parts.word(value);
}

/** Answers that lead to the same as nodes: “8 to 10” or “Not sure”. */
export function answersInWords(parts, question, values) {
  const quoted = runs(values).map(([first, last]) => {
    const ends = [...new Set([first, last])].map((value) => answerText(parts, question, value));
    return fill(parts.clone("answer"), { answer: ends.join(` ${parts.word("to")} `) });
  });
  return quoted.flatMap((one, at) => (at ? [` ${parts.word("or")} `, one] : [one]));
}

/** Numbers that follow each other as one: [8, 9, 10, "unsure"] is 8 to 10, and "unsure". */
function runs(values) {
  const found = [];
  for (const value of values) {
    const run = found.at(-1);
    if (run && value === run[1] + 1) run[1] = value;
    else found.push([value, value]);
  }
  return found;
}

/** The questions with an answer, page by page. */
function byPage(parts, answers) {
  const pages = new Map();
  for (const question of parts.questions.filter(({ id }) => id in answers)) {
    pages.set(question.page, [...(pages.get(question.page) ?? []), question]);
  }
  return [...pages];
}

/** Of several signs those that a reader has or may have. */
function toldOf(answers, questions) {
  const [first] = questions;
  const told = questions.filter(({ id }) => !first.checklist || answers[id] !== "no");
  return Object.fromEntries(told.map(({ id }) => [id, answers[id]]));
}

/** The signs of a section of which none was ticked, in one line; `others`: next to some that were. */
function quietRow(parts, pages, others) {
  const [[, [{ sectionTitle, section }]]] = pages;
  const count = pages.flatMap(([, questions]) => questions).length;
  const made = fill(parts.clone("quiet"), { about: sectionTitle, count });
  made.dataset.section = section;
  for (const words of made.querySelectorAll("[data-when]")) {
    words.hidden = words.dataset.when !== (others ? "others" : "all");
  }
  const change = ([page, [{ title }]]) => {
    const item = parts.clone("quiet-page");
    const button = fill(item.firstElementChild, { about: title });
    button.dataset.to = page;
    return item;
  };
  slot(made, "pages").append(...pages.map(change));
  return made;
}

function row(parts, answers, page, questions, change = false) {
  const [first] = questions;
  const made = fill(parts.clone("row"), { about: first.checklist ? first.title : first.short });
  const button = made.querySelector("[data-act]");
  if (change) button.dataset.to = page;
  else button.parentElement.remove();
  const said = first.checklist
    ? grouped(parts, answers, questions)
    : [line(parts, answerText(parts, first, answers[first.id]))];
  slot(made, "said").append(...said);
  return made;
}

function grouped(parts, answers, questions) {
  return ["yes", "unsure", "no"].flatMap((value) => {
    const same = questions.filter(({ id }) => answers[id] === value);
    if (!same.length) return [];
    return [line(parts, same.map(({ short }) => short).join("; "), value)];
  });
}

function line(parts, what, answer = "") {
  const made = fill(parts.clone("said"), { what, answer: answer && parts.word(answer) });
  made.dataset.answer = answer;
  part(made, "lead").hidden = !answer;
  return made;
}
