// A test's steps before its question: one at a time, safety first, read aloud if wanted.
import { Speaker } from "../page/speech.js";

const seen = new Set(); // tests whose safety has been read since the page was opened

/** How many views come before the page's question. */
export function stepCount(page) {
  return page.querySelectorAll("[data-step]").length;
}

/** The first step to show: the safety of a test is not read twice. */
export function firstStep(page) {
  const guided = page.querySelector("[data-test]");
  if (!guided) return undefined;
  return seen.has(guided.dataset.test) ? 1 : 0;
}

/**
 * Shows one step, or the question where `step` is undefined; both where the reader answers while they
 * hold still. @returns the heading to go to
 */
export function showStep(page, step) {
  const guided = page.querySelector("[data-test]");
  const form = page.querySelector("form");
  const steps = [...page.querySelectorAll("[data-step]")];
  const held = Boolean(guided) && step === steps.length - 1;
  steps.forEach((one, at) => {
    one.hidden = at !== step;
  });
  form.hidden = step !== undefined && !held;
  page.toggleAttribute("data-holding", held);
  if (guided) guided.hidden = step === undefined;
  const shown = steps[step] ?? form;
  if (step > 0) seen.add(guided.dataset.test);
  speaker.stop();
  if (shown !== form && speaker.on) speaker.say(shown.innerText);
  return shown.querySelector(".hw-ask__title");
}

const speaker = new Speaker();

/** Ends what is being read aloud. */
export function hush() {
  speaker.stop();
}

/** The button that reads the steps aloud; hidden where the browser has no voice. */
export function offerSpeech(page, parts) {
  const button = page.querySelector('[data-act="speak"]');
  if (!button) return;
  button.hidden = !speaker.able;
  name(button, parts);
}

export function toggleSpeech(page, parts) {
  speaker.on = !speaker.on;
  const step = page.querySelector("[data-step]:not([hidden])");
  if (speaker.on && step) speaker.say(step.innerText);
  else speaker.stop();
  name(page.querySelector('[data-act="speak"]'), parts);
}

function name(button, parts) {
  button.textContent = parts.word(speaker.on ? "speak-off" : "speak-on");
}
