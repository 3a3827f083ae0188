// Fingers: a second tap that lands on what has just appeared, and the first sign of interest.

const TAP = 300; // milliseconds in which a second tap still means the button that is gone

/** @returns {() => void} call it whenever something new is shown */
export function ignoreSecondTaps(root) {
  let shownAt = -TAP;
  const ignore = (event) => {
    // Keyboards make clicks without a count, and never by accident on what has just appeared.
    const early = event.detail > 0 && event.timeStamp - shownAt < TAP;
    // A button is never meant so soon; an answer is not where a finger or a double click lands on it.
    const second = event.detail > 1 || event.pointerType === "touch" || event.target.closest("button");
    if (early && second) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  root.addEventListener("click", ignore, { capture: true });
  return () => {
    shownAt = performance.now();
  };
}

/** Calls back once, when the reader comes to the element by pointer or keyboard. */
export function onFirstTouch(root, then) {
  const signs = ["pointerdown", "pointerover", "focusin"];
  const wake = () => {
    for (const sign of signs) root.removeEventListener(sign, wake);
    then();
  };
  for (const sign of signs) root.addEventListener(sign, wake);
}
