// Single answers that decide how soon somebody has to look, whatever else is answered. The build has
// worked them out with the engine and written them beside the questions, so that a warning sign
// needs to wait for nothing.

/** The most pressing level that an answer alone decides and that ends the check; null without. */
export function forcedLevel(parts, answers) {
  const levels = new Set(deciding(parts, answers).map(({ level }) => level));
  return parts.ids("stop").find((level) => levels.has(level)) ?? null;
}

/** The questions whose answers decide a level alone. */
export function deciding(parts, answers) {
  return parts.questions
    .filter(({ id, forces }) => id in answers && forces[answers[id]])
    .map((question) => ({ question, level: question.forces[answers[question.id]] }));
}
