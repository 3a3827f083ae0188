// A link that holds the answers, for a reader who asks for one. They stand after the #, which no server
// gets; for each question in the order of asking there is one sign.
import { part } from "../page/places.js";

const NAME = "#share=";
const NONE = "-";

/** Lets the buttons of a result make the link to it and copy that. */
export function offerLink(view, parts, answers) {
  const text = part(view, "link-text");
  view.querySelector('[data-act="share"]').addEventListener("click", () => {
    text.value = link(parts, answers);
    part(view, "link").hidden = false;
    text.focus();
    text.select();
  });
  view.querySelector('[data-act="copy"]').addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
    part(view, "copied").hidden = !done;
    // Where the browser does not let us, the reader can.
    if (!done) text.select();
  });
}

/** @returns {{answers: object} | {problem: "link-damaged" | "link-changed"} | null} null: no such link */
export function readLink(parts, hash) {
  if (!hash.startsWith(NAME)) return null;
  const [made, signs = ""] = hash.slice(NAME.length).split(".");
  if (made !== parts.version) return { problem: "link-changed" };
  const { questions } = parts;
  const chosen = [...signs].map((one, at) => [questions[at], one]).filter(([, one]) => one !== NONE);
  const answers = chosen.map(([question, one]) => [question?.id, question?.values[parseInt(one, 36)]]);
  if (answers.some(([, value]) => value === undefined)) return { problem: "link-damaged" };
  return { answers: Object.fromEntries(answers) };
}

/** The address of the check with these answers in it. */
function link(parts, answers) {
  const signs = parts.questions.map(({ id, values }) => sign(values.indexOf(answers[id])));
  return `${parts.home}${NAME}${parts.version}.${signs.join("").replace(/-+$/, "")}`;
}

function sign(at) {
  return at < 0 ? NONE : at.toString(36);
}
