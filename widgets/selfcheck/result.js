// The result: what the engine decided, in the words that the build rendered for it.
import { fill, part, slot } from "../page/places.js";
import { answerText, list } from "./summary.js";

/** @param {object} result the engine's `step` with status "result" */
export function resultView(parts, result) {
  const view = parts.clone("result");
  Object.assign(view.dataset, { outcome: result.outcome, level: result.urgency });
  for (const piece of parts.all("outcome", result.outcome)) {
    slot(view, piece.dataset.into).append(piece);
  }
  part(view, "if-stop").hidden = !slot(view, "stop").hasChildNodes();
  slot(view, "urgency").append(parts.clone("level", result.urgency));
  slot(view, "plan").append(...parts.ids("plan").map((id) => section(parts, result, id)));
  offerTracking(view);
  giveReasons(view, parts, result);
  list(slot(view, "answers"), parts, result.answers);
  return fill(view, {
    date: new Date().toLocaleDateString(undefined, { dateStyle: "long" }),
    outcome: parts.data("outcome", result.outcome).name,
    urgency: parts.data("level", result.urgency).name,
  });
}

/** Goes to a part of the result. */
export function jumpTo(view, name) {
  const heading = part(view, name).querySelector("h3");
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}

/** Prints the plan alone, or the summary. */
export function printOnly(view, what) {
  view.dataset.prints = what;
  addEventListener("afterprint", () => delete view.dataset.prints, { once: true });
  print();
}

function section(parts, { plan, trace }, decision) {
  const made = parts.clone("plan", decision);
  const { kind } = parts.data("plan", decision);
  const entry = trace.find((one) => one.decision === decision);
  const items = plan[decision].map((id) => item(parts, decision, `${kind}/${id}`, reasons(entry, id)));
  slot(made, "items").append(...items);
  const empty = part(made, "empty");
  if (empty) {
    empty.hidden = items.length > 0;
    const why = trace.find((one) => one.decision === empty.dataset.because);
    slot(empty, "empty-because").append(...(why ? becauses(parts, why) : []));
  }
  made.hidden = items.length === 0 && !empty;
  return made;
}

/**
 * A plan can be kept day by day with those exercises whose doses have rules over days. What is
 * offered by choice is not among them.
 */
function offerTracking(view) {
  const link = part(view, "tracked");
  if (!link) return; // a guide without plans
  const exercises = [...view.querySelectorAll("[data-helps] [data-tracked]")].map((one) => one.dataset.tracked);
  link.hidden = exercises.length === 0;
  // Not its `hash`: what comes out of a template has no address yet.
  link.setAttribute("href", `${link.getAttribute("href")}#start=${[...new Set(exercises)].join(",")}`);
}

function reasons({ fired, either }, id) {
  return [...fired, ...either]
    .filter(({ then }) => [then].flat().includes(id))
    .map(({ rule }) => rule);
}

function item(parts, decision, ref, rules) {
  const made = parts.clone("item", ref);
  slot(made, "item-why").append(...rules.map((rule) => parts.clone("rule", `${decision}/${rule}`)));
  part(made, "item-why").hidden = rules.length === 0;
  return made;
}

/** The outcome's own rules and all that they rest on come first; the others can be opened. */
function giveReasons(view, parts, { trace, plan, outcome }) {
  const decisions = trace.filter(({ decision }) => !(decision in plan));
  const shown = beneath(decisions, decisions.filter(({ value }) => value === outcome));
  const others = decisions.filter((entry) => !shown.includes(entry));
  const all = (entries) => entries.flatMap((entry) => becauses(parts, entry));
  slot(view, "why").append(...all(shown));
  slot(view, "others").append(...all(others));
  part(view, "if-others").hidden = !slot(view, "others").hasChildNodes();
}

/** These decisions and, after them, those that their rules looked at, and so on. */
function beneath(decisions, first) {
  const found = [...first];
  for (const { fired, either } of found) {
    const names = [...fired, ...either].flatMap(({ on }) => Object.keys(on));
    found.push(
      ...decisions.filter((entry) => names.includes(entry.decision) && !found.includes(entry)),
    );
  }
  return found;
}

/** `either`: of these rules at least one holds; which one hangs on what nobody had to ask. */
function becauses(parts, { decision, fired, either }) {
  const made = fired.map((rule) => because(parts, decision, rule));
  if (either.length === 0) return made;
  const choice = parts.clone("either");
  slot(choice, "either").append(...either.map((rule) => because(parts, decision, rule)));
  return [...made, either.length > 1 ? choice : slot(choice, "either").firstElementChild];
}

function because(parts, decision, { rule, on }) {
  const made = parts.clone("rule", `${decision}/${rule}`);
  const said = Object.entries(on)
    .filter(([input, value]) => parts.question(input) && value !== "unasked")
    .map(([input, value]) => {
      const question = parts.question(input);
      return `${question.short}: ${answerText(parts, question, value)}`;
    });
  if (said.length) made.append(fill(parts.clone("on"), { on: said.join("; ") }));
  return made;
}
