// The answers that a reader may give to a page, each with all that was answered before.

/** Those that most give: of several signs none, of one question each value. @returns {object[]} */
export function possible(parts, asked, answers) {
  const [first] = asked.map((id) => parts.question(id));
  if (first.checklist) {
    return [{ ...answers, ...Object.fromEntries(asked.map((id) => [id, "no"])) }];
  }
  return first.values.map((value) => ({ ...answers, [first.id]: value }));
}
