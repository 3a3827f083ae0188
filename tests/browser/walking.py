"""The check walked by a script in its own page, wherever walking is only the way.

Each press of a driver passes through three processes. That took most of a walk's time.
"""

PRESSING = """
const check = document.querySelector("hw-selfcheck");
/** Presses what a reader could press: where the check is seen at all, this is too. */
const press = (one) => {
  const hidden = check.checkVisibility() && !one.checkVisibility();
  if (hidden) throw new Error(`nobody sees ${one.outerHTML}`);
  one.click();
};
/** Resolves as soon as something changes in the check that makes it true. */
const until = (what) => new Promise((done, fail) => {
  const look = () => {
    if (!what()) return;
    watch.disconnect();
    clearTimeout(late);
    done();
  };
  const watch = new MutationObserver(look);
  const late = setTimeout(() => {
    watch.disconnect();
    fail(new Error(`nothing comes after: ${check.innerText}`));
  }, 20_000);
  watch.observe(check, { subtree: true, childList: true, attributes: true });
  look();
});
/** Gives the page that is shown its answers. @returns the button that goes on from there */
const answer = (page, answers) => {
  const form = page.querySelector("form");
  const one = form.dataset.kind === "single";
  const holders = [...page.querySelectorAll("[data-question]:not([hidden])")];
  const { sign } = page.dataset;
  const given = holders
    .map(({ dataset: { question } }) => [question, answers[question] ?? (sign && "no")])
    .filter(([, value]) => value !== undefined);
  if (!given.length) throw new Error(`the story says nothing of ${page.dataset.page}`);
  for (const [question, value] of given) {
    if (one || value === "yes") press(form.querySelector(`[name="${question}"][value="${value}"]`));
  }
  const values = one ? ["yes"] : given.map(([, value]) => value);
  const how = ["unsure", "yes"].find((value) => values.includes(value));
  const button = { unsure: "unsure", yes: "continue" }[how] ?? "none";
  return form.querySelector(`button[value="${button}"]`);
};
/** Answers the page that is shown, past the steps of a test, and waits for what comes. */
const pass = async (answers) => {
  const page = check.querySelector("[data-page]");
  const form = page.querySelector("form");
  if (form.hidden) press(page.querySelector('[data-act="skip-steps"]'));
  await until(() => !form.hidden);
  press(answer(page, answers));
  await until(() => !page.isConnected);
};
"""
"""What scripts that walk begin with."""

WALK = f"""async ([answers, last, most]) => {{
  {PRESSING}
  const asked = [];
  for (;;) {{
    const {{ page }} = check.querySelector("[data-page]")?.dataset ?? {{}};
    if (!page || page === last) return asked;
    if (page !== asked.at(-1)) {{ // the signs of a list are asked on its own page
      if (asked.length === most) return asked;
      asked.push(page);
    }}
    await pass(answers);
  }}
}}"""
"""Answers page by page until the page `last`, or at most so many; the pages asked."""
