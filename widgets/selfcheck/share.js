// A link that holds the answers, made only when the reader asks for it. It is a fragment, so that no
// server ever sees it.
import { typed } from "./answers.js";
import { part } from "./parts.js";

const MARK = "#with/";

/** The address of this page with these answers. */
export function linkTo(answers) {
  const said = new URLSearchParams(Object.entries(answers));
  return `${location.origin}${location.pathname}${MARK}${said}`;
}

/**
 * The answers that the page's address holds.
 * @param {(question: string, value: any) => boolean} fits
 * @returns {{answers: object} | {problem: "unfit"} | null} null where it holds none
 */
export function linkedAnswers(parts, fits) {
  if (!location.hash.startsWith(MARK)) return null;
  const said = [...new URLSearchParams(location.hash.slice(MARK.length))];
  const answers = said.map(([id, value]) => [id, typed(parts.question(id) ?? {}, value)]);
  if (!said.length || !answers.every(([id, value]) => fits(id, value))) return { problem: "unfit" };
  return { answers: Object.fromEntries(answers) };
}

/** Shows the link, ready to be copied, and copies it where the browser lets us. */
export async function offerLink(view, answers) {
  const field = part(view, "link");
  field.value = linkTo(answers);
  field.closest("p").hidden = false;
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    part(view, "copied").hidden = false;
  } catch {
    // It stands there to be copied by hand.
  }
}
