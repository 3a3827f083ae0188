// Below a result: which answers decide it, what would change it, and why it is nothing else.
import { fill, part, slot } from "../page/places.js";
import { answersInWords, list } from "./summary.js";

/**
 * @param {HTMLElement} view the result as it is shown
 * @param {object} result the engine's `step` with status "result"
 * @param {object} explanation the engine's `explain` of the same answers
 */
export function explainResult(view, parts, result, { why, changes, why_not: ways }) {
  list(slot(view, "decisive"), parts, why.answers);
  fill(view, { decisive: Object.keys(why.answers).length });
  part(view, "if-decisive").hidden = false;
  slot(view, "changes").append(...groups(parts, result, changes));
  const shown = ways.filter(({ change, urgency }) => change && !stops(parts, urgency));
  slot(view, "ways").append(...shown.map((way) => wayTo(parts, result, way)));
  part(view, "if-ways").hidden = shown.length === 0;
  part(view, "explained").hidden = false;
}

/** Changes that lead to the same place together: the most pressing first, what is open last. */
function groups(parts, result, changes) {
  const together = new Map();
  for (const change of changes) {
    const to = destination(parts, result, change);
    together.set(to, [...(together.get(to) ?? []), change]);
  }
  const rank = ([, [first]]) => parts.ids("level").indexOf(first.urgency[0]);
  const open = ([to]) => to === parts.word("open");
  return [...together]
    .sort((one, other) => open(one) - open(other) || rank(one) - rank(other))
    .map(([to, same]) => {
      const made = fill(parts.clone("change-group"), { to, count: same.length });
      slot(made, "items").append(...same.map((change) => item(parts, change)));
      return made;
    });
}

/** Where a change leads, in words: how soon to get help, or what is new of that and of the outcome. */
function destination(parts, result, change) {
  const title = (level) => parts.data("level", level).title;
  if (change.urgency.every((level) => stops(parts, level))) {
    return change.urgency.map(title).join(` ${parts.word("or")} `);
  }
  const { urgency, outcome } = newly(result, change);
  const said = [outcome && parts.data("outcome", outcome).name, urgency && title(urgency)];
  return said.filter(Boolean).join(". ") || parts.word("open");
}

/** What of a change is settled and not as it was. */
function newly(result, change) {
  const one = ([value, ...others], was) => (others.length || value === was ? null : value);
  return {
    urgency: one(change.urgency, result.urgency),
    outcome: one(change.outcome, result.outcome),
  };
}

function item(parts, { question: id, instead, said, rules = [] }) {
  const question = parts.question(id);
  const made = fill(parts.clone("change"), { about: question.short });
  slot(made, "instead").append(...answersInWords(parts, question, instead));
  part(made, "if-said").hidden = said === undefined;
  if (said !== undefined) slot(made, "said").append(...answersInWords(parts, question, [said]));
  slot(made, "because").append(...becauses(parts, rules));
  return made;
}

/** What would have to be different for another outcome, and what the rules say then. */
function wayTo(parts, result, { outcome, change, more, rules }) {
  const made = fill(parts.clone("way"), { to: parts.data("outcome", outcome).name });
  slot(made, "rules").append(...becauses(parts, rules));
  const rows = (answers, said) =>
    Object.entries(answers).map(([question, value]) =>
      item(parts, { question, instead: [value], said: said[question] }),
    );
  slot(made, "items").append(...rows(change, result.answers));
  slot(made, "more").append(...rows(more, {}));
  part(made, "if-more").hidden = Object.keys(more).length === 0;
  return made;
}

function becauses(parts, rules) {
  return rules.map(({ decision, rule }) => parts.clone("rule", `${decision}/${rule}`));
}

function stops(parts, level) {
  return parts.ids("stop").includes(level);
}
