// The card that ends the check: at once from the answers, its reasons as the engine gives them.
import { fill, slot } from "../page/places.js";
import { deciding } from "./forced.js";
import { list } from "./summary.js";

/** The card of a level with what the answers themselves say. */
export function stopView(parts, level, answers) {
  const view = parts.clone("stop", level);
  const signs = deciding(parts, answers).map(({ question }) => question);
  draw(view, parts, signs, answers, signs.map(({ short: text }) => fill(parts.clone("line"), { text })));
  list(slot(view, "answers"), parts, answers);
  return view;
}

/** Puts the engine's reasons in the place of those. */
export function giveReasons(view, parts, { urgency, answers, trace }) {
  const decisive = trace.filter(({ value }) => value === urgency);
  const rules = decisive.flatMap(({ decision, fired, either }) =>
    [...fired, ...either].map((rule) => ({ ...rule, decision })),
  );
  const asked = new Set(rules.flatMap(({ on }) => Object.keys(on)));
  const signs = parts.questions.filter(({ id }) => asked.has(id));
  const reasons = rules.map(({ decision, rule }) => parts.clone("rule", `${decision}/${rule}`));
  draw(view, parts, signs, answers, reasons);
  list(slot(view, "answers"), parts, answers);
}

function draw(view, parts, signs, answers, reasons) {
  slot(view, "reasons").replaceChildren(...reasons);
  view.querySelector(".hw-stop__why").hidden = reasons.length === 0;
  slot(view, "say").replaceChildren(...signs.flatMap((sign) => say(parts, sign, answers[sign.id])));
}

/** What to say about a sign on the phone; nothing about those that a reader does not have. */
function say(parts, { call, short }, value) {
  if (value === "no" || value === undefined || !call) return [];
  return [
    value === "unsure"
      ? fill(parts.clone("call-unsure"), { text: short })
      : fill(parts.clone("call"), { text: call }),
  ];
}
