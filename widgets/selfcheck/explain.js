// Why this result and no other, and which single answers would change it: the engine's explanation.
import { fill, part, slot } from "./parts.js";
import { answerText } from "./summary.js";

/** @param {object} found the engine's `explain` for the answers that led to `result` */
export function addExplanation(view, parts, result, found) {
  if (found.status !== "result") return;
  const holder = part(view, "if-explained");
  const deciding = parts.questions.map(({ id }) => id).filter((id) => id in found.why.answers);
  const [noes, others] = [true, false].map((no) =>
    deciding.filter((id) => (found.why.answers[id] === "no") === no),
  );
  const rows = (ids) => ids.map((id) => answered(parts, id, [found.why.answers[id]]));
  slot(holder, "deciding").append(...rows(others));
  slot(holder, "noes").append(...rows(noes));
  fill(holder, { noes: noes.length });
  part(holder, "if-noes").hidden = noes.length === 0;
  part(holder, "if-deciding").hidden = deciding.length === 0;
  slot(holder, "changes").append(...groups(found.changes, result).map((one) => change(parts, one)));
  part(holder, "if-changes").hidden = found.changes.length === 0;
  slot(holder, "why-not").append(...found.why_not.map((one) => other(parts, one)));
  holder.hidden = false;
}

/** Changes that lead to the same end, the most like this result first. */
function groups(changes, result) {
  const found = new Map();
  for (const { question, instead, urgency, outcome } of changes) {
    const key = JSON.stringify([urgency, outcome]);
    const group = found.get(key) ?? { urgency, outcome, answers: new Map() };
    group.answers.set(question, [...(group.answers.get(question) ?? []), instead]);
    found.set(key, group);
  }
  const far = (group) => Number(group.urgency !== result.urgency) + Number(!group.outcome);
  return [...found.values()].sort((one, other_) => far(one) - far(other_));
}

function change(parts, { urgency, outcome, answers }) {
  const made = fill(parts.clone("change"), {
    outcome: outcome ? parts.data("outcome", outcome).name : parts.word("open"),
    urgency: urgency ? parts.data("level", urgency).name : parts.word("open-urgency"),
  });
  slot(made, "answers").append(...[...answers].map(([id, values]) => answered(parts, id, values)));
  return made;
}

/** What would have to be answered for another outcome. */
function other(parts, { outcome, change: changed, more }) {
  const made = fill(parts.clone("why-not"), { outcome: parts.data("outcome", outcome).name });
  const needed = Object.entries({ ...changed, ...more });
  const list = needed.map(([id, value]) => answered(parts, id, [value]));
  slot(made, "answers").append(...list);
  part(made, "never").hidden = changed !== null;
  return made;
}

function answered(parts, id, values) {
  const question = parts.question(id);
  const said = values.map((value) =>
    question.checklist ? parts.word(value) : answerText(parts, question, value),
  );
  return fill(parts.clone("answered"), { about: question.short, answer: said.join(" / ") });
}
