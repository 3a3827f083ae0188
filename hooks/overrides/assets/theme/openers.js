// The buttons that open the menu and the search: they say whether it is open, and Escape closes it.
// The theme's search says nothing where its index does not come.
const LATE = 10_000; // milliseconds
const found = document.querySelector(".md-search-result__meta");
const atFirst = found?.textContent;

for (const opener of document.querySelectorAll("[data-opens]")) {
  const toggle = document.getElementById(opener.dataset.opens);

  opener.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) document.querySelector(opener.dataset.focus).focus();
    if (opener.dataset.opens === "__search") setTimeout(tellIfLate, LATE);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      toggle.click();
      opener.focus();
    }
  });
  toggle.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(toggle.checked));
  });
}

function tellIfLate() {
  if (found.textContent === atFirst) found.textContent = found.dataset.late;
}
