// The home page. A plan on this device comes first, with the exercise that it named last: only whether there
// is one is looked at, and that name. The check was once on this page: its places of then (`#q3`, `#result`,
// `#share=...`) lead to where it is now.
const hero = document.querySelector(".hw-hero");
const { check, guide, root } = hero.dataset;

if (/^#(q\d+(s\d+)?|answers|result|share=.*)$/.test(location.hash)) {
  location.replace(check + location.hash);
}

/** What this site keeps under a name. A browser that refuses storage keeps nothing. */
function kept(name) {
  try {
    const key = `${name}:${guide}`;
    return localStorage.getItem(`${key}@${new URL(root, location).pathname}`) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** {day, name} of the exercise that the plan named last; null where it named none. */
function named() {
  try {
    return JSON.parse(kept("hw-today"));
  } catch {
    return null;
  }
}

function show() {
  if (!guide) return;
  const there = kept("hw-plan") !== null;
  const last = there ? named() : null;
  hero.querySelector(".hw-hero__plan").hidden = !there;
  hero.querySelector(".hw-hero__start").classList.toggle("hw-button--quiet", there);
  const today = hero.querySelector(".hw-hero__today");
  today.hidden = !last?.name;
  if (!last?.name) return;
  today.querySelector('[data-part="exercise"]').textContent = last.name;
  const now = last.day === new Date().toDateString() ? "today" : "before";
  for (const words of today.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== now;
}

show();
// Back from the plan: the page may have been kept as it was, and the plan begun or deleted meanwhile.
addEventListener("pageshow", ({ persisted }) => persisted && show());
