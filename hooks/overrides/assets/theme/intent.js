// Fetches what the self-check or the plan needs as soon as a reader means to open it: when the pointer
// rests on a link to it, when it has the focus, when a finger comes down. Merely reading fetches nothing,
// and nor does this where data is dear.
const REST = 100; // milliseconds; a pointer that only passes means nothing

// The check's own page fetches by itself, and what the plan needs is the same.
const there = document.querySelector(".hw-bar__item--check [aria-current]");
const links = document.querySelectorAll(":is(.hw-bar__item--check, .hw-bar__item--plan) a:not([aria-current])");
const homes = there ? [] : [...links].map(({ href }) => href);
let clock = 0;
let begun = false;

function leads({ target }) {
  const link = target.closest?.("a[href]");
  // A link within a drawing is of another kind, and leads to neither.
  return link instanceof HTMLAnchorElement && homes.includes(link.href.split("#")[0]);
}

async function fetchAll() {
  if (begun || navigator.connection?.saveData) return;
  begun = true;
  const [home] = homes;
  const page = new DOMParser().parseFromString(await (await fetch(home)).text(), "text/html");
  const { index, python, guide, sizes } = JSON.parse(page.getElementById("hw-engine").textContent);
  const others = Object.keys(sizes).filter((name) => ![python, guide].some((path) => path.endsWith(name)));
  const paths = [...others.map((name) => index + name), python, guide];
  // To its end: a browser keeps nothing of an answer that nobody reads.
  const all = paths.map((path) => fetch(new URL(path, home)).then((answer) => answer.arrayBuffer()));
  await Promise.all(all);
}

/** Here it is only a head start: what fails is told where it is needed. */
function mean() {
  fetchAll().catch(() => {});
}

if (homes.length) {
  addEventListener("pointerover", (event) => {
    clearTimeout(clock);
    if (event.pointerType === "mouse" && leads(event)) clock = setTimeout(mean, REST);
  });
  for (const sign of ["focusin", "pointerdown"]) {
    addEventListener(sign, (event) => leads(event) && mean());
  }
}
