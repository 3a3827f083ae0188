// Fingers: a second tap that lands on what has just appeared, and the first sign of interest.

const TAP = 300; // milliseconds in which a second tap still means the button that is gone

/** @returns {() => void} call it whenever something new is shown */
export function ignoreSecondTaps(root) {
  let shownAt = -TAP;
  const ignore = (event) => {
    // Keyboards make clicks without a count, and never by accident on the next page's button.
    const second = event.detail > 0 && event.timeStamp - shownAt < TAP;
    if (second && event.target.closest("button")) {
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
