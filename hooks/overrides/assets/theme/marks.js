// The marks of evidence: shown to professionals, and to readers who ask for them. The choice holds on
// all pages. Without script they are shown.
{
  const root = document.documentElement;
  const shownHere = "shown" in document.currentScript.dataset;
  const put = (shown) => {
    root.dataset.marks = shown ? "on" : "off";
    for (const button of document.querySelectorAll("[data-marks-switch]")) {
      button.textContent = shown ? "Hide sources" : "Show sources";
      button.hidden = false;
    }
  };
  const choose = () => window.__md_get("__marks") ?? shownHere;

  put(choose());
  document.addEventListener("DOMContentLoaded", () => put(choose()));
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-marks-switch]")) return;
    const shown = root.dataset.marks === "off";
    window.__md_set("__marks", shown);
    put(shown);
  });
}
