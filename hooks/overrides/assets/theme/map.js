// A map of the body. A place lights up in the picture while its words are pointed at, and the other way
// round. On a map for the check, each leads there with its answer, and not only to what can be read.
for (const map of document.querySelectorAll(".hw-map")) {
  const ways = [...map.querySelectorAll("[data-answer]")];
  const light = (event) => {
    const chosen = event.type === "focusout" || event.type === "pointerleave" ? null : event.target.closest("[data-answer]");
    for (const way of ways) way.classList.toggle("hw-map--lit", way.dataset.answer === chosen?.dataset.answer);
  };
  for (const kind of ["pointerover", "pointerleave", "focusin", "focusout"]) map.addEventListener(kind, light);

  const { check, question } = map.dataset;
  if (check) {
    for (const way of ways) way.setAttribute("href", `${check}#told=${question}.${way.dataset.answer}`);
    for (const words of map.querySelectorAll("[data-when]")) words.hidden = words.dataset.when === "read";
  }
}
