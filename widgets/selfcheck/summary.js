// The reader's answers in words, a row for each page of questions.
import { fill, part, slot } from "../page/places.js";

/** Fills a list with the answers that count. `change` says whether each row offers to change it. */
export function list(holder, parts, answers, { change = false } = {}) {
  const pages = new Map();
  for (const question of parts.questions.filter(({ id }) => id in answers)) {
    pages.set(question.page, [...(pages.get(question.page) ?? []), question]);
  }
  holder.replaceChildren(
    ...[...pages].map(([page, questions]) => row(parts, answers, page, questions, change)),
  );
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

function row(parts, answers, page, questions, change) {
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
