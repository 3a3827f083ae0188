// The signs of a list one by one, for a reader who is not sure: each with its whole question, so that
// one careless tap does not make several signs of danger.
import { fill, part, slot } from "../page/places.js";

/**
 * @param {HTMLElement} list the page that has all the signs
 * @param {{all: string[], at: number}} sign the questions that are asked so, and which it is now
 */
export function signView(parts, list, { all, at }) {
  const view = parts.clone("sign");
  const id = all[at];
  const { text, unsure } = holder(list, id).dataset;
  const { page, paper, section, sectionTitle, done } = list.dataset;
  Object.assign(view.dataset, { sign: id, page, paper, section, sectionTitle, done });
  fill(view, { number: at + 1, count: all.length, list: list.dataset.title, text, unsure });
  part(view, "answers").dataset.question = id;
  for (const input of view.querySelectorAll("input")) input.name = id;
  repeat(holder(list, id).querySelector(".hw-choice__help"), slot(view, "help"));
  repeat(list.querySelector(`[data-why="${id}"] span`), slot(view, "why"));
  part(view, "if-why").hidden = !slot(view, "why").hasChildNodes();
  return view;
}

/** The sign after this one; null where there is none. */
export function nextSign(sign) {
  return sign && sign.at + 1 < sign.all.length ? { ...sign, at: sign.at + 1 } : null;
}

function holder(list, id) {
  return list.querySelector(`[data-question="${id}"]`);
}

function repeat(from, to) {
  to.hidden = !from;
  if (from) to.append(...from.cloneNode(true).childNodes);
}
