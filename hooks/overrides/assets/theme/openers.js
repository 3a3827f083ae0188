// The buttons that open the menu and the search: they say whether it is open, and Escape closes it.
for (const opener of document.querySelectorAll("[data-opens]")) {
  const toggle = document.getElementById(opener.dataset.opens);

  opener.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) document.querySelector(opener.dataset.focus).focus();
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
