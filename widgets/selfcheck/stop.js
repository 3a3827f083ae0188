// The card that ends the check: at once from the answers, its reasons as the engine gives them.
import { deciding } from "./forced.js";
import { fill, part, slot } from "./parts.js";
import { list } from "./summary.js";

/** The card of a level with what the answers themselves say. */
export function stopView(parts, level, answers) {
  const view = parts.clone("stop", level);
  const signs = deciding(parts, answers).map(({ question }) => question);
  draw(view, parts, signs, signs.map(({ short }) => line(parts, short)));
  list(slot(view, "answers"), parts, answers);
  return view;
}

/** Puts the engine's reasons in the place of those. */
export function giveReasons(view, parts, result) {
  draw(view, parts, asked(parts, result), fired(parts, result));
  list(slot(view, "answers"), parts, result.answers);
}

/** Shows the numbers of one region, or all. */
export function chooseRegion(view, region) {
  for (const item of view.querySelectorAll("[data-region]")) {
    item.hidden = Boolean(region) && item.dataset.region !== region;
  }
}

function draw(view, parts, questions, reasons) {
  slot(view, "reasons").replaceChildren(...reasons);
  view.querySelector(".hw-stop__why").hidden = reasons.length === 0;
  const calls = questions.filter(({ call }) => call);
  slot(view, "say").replaceChildren(...calls.map(({ call }) => fill(parts.clone("call"), { text: call })));
}

function fired(parts, { trace, urgency }) {
  return trace
    .filter(({ value }) => value === urgency)
    .flatMap(({ decision, fired: rules }) =>
      rules
        .filter(({ then }) => [then].flat().includes(urgency))
        .map(({ rule }) => parts.clone("rule", `${decision}/${rule}`)),
    );
}

/** The questions whose answers led here. */
function asked(parts, result) {
  const inputs = result.trace
    .filter(({ value }) => value === result.urgency)
    .flatMap(({ fired: rules }) => rules.flatMap(({ on }) => Object.keys(on)));
  return parts.questions.filter(({ id }) => inputs.includes(id));
}

function line(parts, text) {
  return fill(parts.clone("line"), { text });
}
