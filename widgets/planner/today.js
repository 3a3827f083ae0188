// Today's cards: what the engine says of each exercise, in the words that the build rendered.
import { fill, part, slot } from "../page/places.js";
import { inWords, longDate } from "./clock.js";
import { aboutNext, aboutNow } from "./more.js";

/** @param {object} reply the engine's `plan_next` @param {boolean} stale whether a calendar has to be told */
export function todayView(parts, reply, { stale }) {
  const view = fill(parts.clone("today"), { date: longDate(new Date()) });
  part(view, "if-stale").hidden = !stale;
  if (reply.due.length) slot(view, "check").append(parts.clone("check-due"));
  slot(view, "about").append(...aboutNow(parts, reply));
  const later = reply.exercises.filter((one) => one.later);
  const now = reply.exercises.filter((one) => !one.later);
  slot(view, "cards").append(...now.map((one) => card(parts, one)));
  oneFilled(view);
  slot(view, "later").append(...later.map((one) => card(parts, one)));
  part(view, "if-later").hidden = !later.length;
  slot(view, "next").append(...aboutNext(parts, reply));
  return view;
}

/** Swaps the dose of a card for the one of before, which the reader would rather stay with. */
export function stayOn(parts, made) {
  const { ladder, stay } = made.dataset;
  made.dataset.rung = stay;
  showDose(parts, made, `${ladder}/${stay}`);
  slot(made, "why").replaceChildren(parts.first("why", ["hold"]));
  part(made, "if-stay").remove();
}

function card(parts, one) {
  const made = parts.clone("card", one.exercise);
  const { ladder, kind, rung, ask } = one;
  Object.assign(made.dataset, { kind, ladder, rung: rung ?? "", stay: one.stay ?? "" });
  slot(made, "why").append(reason(parts, one));
  if (one.missed && one.why !== "break") slot(made, "why").append(parts.clone("missed"));
  if (one.until && one.why !== "away") slot(made, "why").append(time(parts, "until", one.until));
  part(made, "if-help").hidden = kind !== "get_help";
  for (const place of made.querySelectorAll('[data-part="if-dose"]')) place.hidden = !rung;
  part(made, "if-stay").hidden = !one.stay;
  part(made, "if-going").hidden = kind === "stop" || kind === "get_help";
  if (rung) showDose(parts, made, `${ladder}/${rung}`);
  if (one.why === "again_today" && one.more) slot(made, "feel").append(time(parts, "more", one.more));
  const question = ask && parts.all("question", ask);
  if (question) slot(made, "question").append(said(parts, ladder, question));
  goingOn(made, one);
  return made;
}

function reason(parts, { kind, why, ladder, session, sessions }) {
  const words = said(parts, ladder, parts.first("why", [`${kind}/${why}`, kind]));
  for (const place of words.children) fill(place, { session, sessions });
  return words;
}

/** Puts the words of a dose where a piece asks for them; a place without words goes. */
function said(parts, ladder, words) {
  for (const place of words.querySelectorAll("[data-said]")) {
    const found = parts.all("said", `${ladder}/${place.dataset.said}`);
    if (found) place.replaceChildren(found);
    else place.remove();
  }
  return words;
}

/** How much above the button, how it should feel below it; the player counts the same. */
function showDose(parts, made, name) {
  const [amount, feel] = parts.all("dose", name)?.children ?? [];
  if (!amount) return;
  slot(made, "dose").replaceChildren(amount);
  slot(made, "feel").replaceChildren(feel);
  const play = part(made, "play");
  if (play) play.dataset.stage = amount.dataset.stage;
}

/** One thing to do now: of several that wait for a press, the first one stands out. */
function oneFilled(view) {
  const [, ...others] = [...view.querySelectorAll('[data-part="do"]')].filter((one) => !one.closest("[hidden]"));
  for (const one of others) one.firstElementChild.classList.add("hw-button--quiet");
}

function time(parts, name, minute) {
  return fill(parts.clone(name), { until: inWords(minute, parts) });
}

/** The exercise after this one, once the engine says that its time has come. */
function goingOn(made, { next }) {
  const block = part(made, "if-next");
  if (!block) return;
  block.hidden = !next;
  if (!next) return;
  for (const gate of block.querySelectorAll("[data-gate]")) {
    gate.querySelector("input").checked = next.gates[gate.dataset.gate];
  }
  part(block, "if-open").hidden = !next.open;
}
