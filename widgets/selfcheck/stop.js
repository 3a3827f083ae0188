// The card that ends the check: at once from the answers, its reasons as the engine gives them.
import { fill, slot } from "../page/places.js";
import { deciding } from "./forced.js";
import { list } from "./summary.js";

/** The card of a level with what the answers themselves say. */
export function stopView(parts, level, answers) {
  const view = parts.clone("stop", level);
  const signs = deciding(parts, answers).map(({ question }) => question);
  const lines = signs.map(({ short: text }) => fill(parts.clone("line"), { text }));
  draw(view, lines, signs.flatMap((sign) => sayOf(parts, sign, answers[sign.id])));
  list(slot(view, "answers"), parts, answers);
  return view;
}

/** Puts the engine's reasons in the place of those. */
export function giveReasons(view, parts, { urgency, answers, trace }) {
  const decisive = trace.filter(({ value }) => value === urgency);
  const rules = decisive.flatMap(({ decision, fired, either }) =>
    [...fired, ...either].map((rule) => ({ ...rule, id: `${decision}/${rule.rule}` })),
  );
  const reasons = rules.map(({ id }) => parts.clone("rule", id));
  draw(view, reasons, unlike(rules.flatMap((rule) => sayBy(parts, rule, answers))));
  list(slot(view, "answers"), parts, answers);
}

function draw(view, reasons, words) {
  slot(view, "reasons").replaceChildren(...reasons);
  view.querySelector(".hw-stop__why").hidden = reasons.length === 0;
  slot(view, "say").replaceChildren(...words);
}

/** What to say on the phone about a rule: its own words, or those of its questions. */
function sayBy(parts, { id, on }, answers) {
  const signs = parts.questions.filter((question) => question.id in on);
  const { call } = parts.data("rule", id);
  if (!call) return signs.flatMap((sign) => sayOf(parts, sign, answers[sign.id]));
  const doubts = signs.filter((sign) => answers[sign.id] === "unsure");
  return [fill(parts.clone("call"), { text: call }), ...doubts.map((sign) => doubt(parts, sign))];
}

/** What to say about a sign; nothing about those that a reader does not have. */
function sayOf(parts, sign, value) {
  if (value === "no" || value === undefined || !sign.call) return [];
  return [value === "unsure" ? doubt(parts, sign) : fill(parts.clone("call"), { text: sign.call })];
}

function doubt(parts, { short: text }) {
  return fill(parts.clone("call-unsure"), { text });
}

/** Each line once: two rules may speak of one sign. */
function unlike(lines) {
  return [...new Map(lines.map((line) => [line.textContent, line])).values()];
}
