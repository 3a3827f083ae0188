// The home page. A plan on this device comes first; only whether there is one is looked at. The check
// was once on this page: its places of then (`#q3`, `#result`, `#share=...`) lead to where it is now.
const hero = document.querySelector(".hw-hero");
const { check, plan } = hero.dataset;

if (/^#(q\d+(s\d+)?|answers|result|share=.*)$/.test(location.hash)) {
  location.replace(check + location.hash);
}

/** A browser that refuses storage keeps no plan. */
function kept() {
  try {
    return Boolean(plan && localStorage.getItem(plan));
  } catch {
    return false;
  }
}

function show() {
  if (!plan) return;
  const there = kept();
  hero.querySelector(".hw-hero__plan").hidden = !there;
  hero.querySelector(".hw-hero__start").classList.toggle("hw-button--quiet", there);
}

show();
// Back from the plan: the page may have been kept as it was, and the plan begun or deleted meanwhile.
addEventListener("pageshow", ({ persisted }) => persisted && show());
