// The result: what the engine decided, in the words that the build rendered for it.
import { written } from "../page/dates.js";
import { fill, part, slot } from "../page/places.js";
import { answerText, list, review } from "./summary.js";

/** @param {object} result the engine's `step` with status "result" */
export function resultView(parts, result) {
  const view = parts.clone("result");
  Object.assign(view.dataset, { outcome: result.outcome, level: result.urgency });
  for (const piece of parts.all("outcome", result.outcome)) {
    slot(view, piece.dataset.into).append(piece);
  }
  part(view, "if-stop").hidden = !slot(view, "stop").hasChildNodes();
  part(view, "if-time").hidden = !slot(view, "time").hasChildNodes();
  slot(view, "plan").append(...parts.ids("plan").map((key) => section(parts, result, key)));
  tellHowSoon(view, parts, result.urgency);
  tellFirst(view);
  offerTracking(view);
  giveReasons(view, parts, result);
  review(slot(view, "review"), parts, result.answers);
  list(slot(view, "answers"), parts, result.answers);
  return fill(view, {
    date: written(new Date(), { dateStyle: "long" }),
    outcome: parts.data("outcome", result.outcome).name,
    urgency: parts.data("level", result.urgency).name,
  });
}

/** What has to be seen before training has its whole card on top; else a line, and the card below. */
function tellHowSoon(view, parts, level) {
  const strip = parts.clone("strip", level);
  slot(view, "urgency").append(strip ?? parts.clone("level", level));
  slot(view, "level").append(...(strip ? [parts.clone("level", level)] : []));
}

/**
 * The first exercise, out of the plan, where a copy of it stays for the paper. Where there is none, what
 * to do instead and why.
 */
function tellFirst(view) {
  const first = slot(view, "first");
  const item = view.querySelector("[data-helps] .hw-dose")?.closest(".hw-item");
  if (!item) {
    first.append(...slot(view, "today").childNodes, ...empties(view));
    part(view, "if-today").hidden = true;
    first.parentElement.toggleAttribute("data-instead", true);
    return;
  }
  const copy = item.cloneNode(true);
  for (const one of copy.querySelectorAll(".hw-mark, details")) one.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  copy.removeAttribute("data-item");
  copy.toggleAttribute("data-above", true);
  item.replaceWith(copy);
  first.dataset.item = item.dataset.item;
  item.querySelector(".hw-item__name").ariaLevel = 4;
  const how = item.querySelector("details");
  first.append(...item.childNodes);
  first.parentElement.append(how);
  const section = copy.closest(".hw-plan");
  section.toggleAttribute("data-above", !section.querySelector("[data-item]"));
}

/** Why the plan holds no exercise, out of the parts that would have one. */
function empties(view) {
  return [...view.querySelectorAll('.hw-plan [data-part="empty"]:not([hidden])')].map((one) => {
    const section = one.closest(".hw-plan");
    section.hidden = !section.querySelector("[data-item]");
    return one;
  });
}

/**
 * Prints the plan alone, or the summary. What is closed on the screen is open on the paper, in browsers
 * too whose style sheets cannot say so.
 */
export function printOnly(view, what) {
  view.dataset.prints = what;
  const closed = [...view.querySelectorAll(".hw-layer:not([open]), .hw-result__answers:not([open])")];
  const open = (on) => closed.forEach((one) => one.toggleAttribute("open", on));
  const after = () => {
    delete view.dataset.prints;
    open(false);
  };
  addEventListener("afterprint", after, { once: true });
  open(true);
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
  const offer = part(view, "tracked");
  if (!offer) return; // a guide without plans
  const exercises = [...view.querySelectorAll("[data-helps] [data-tracked]")].map((one) => one.dataset.tracked);
  offer.hidden = exercises.length === 0;
  const link = offer.querySelector("a");
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
