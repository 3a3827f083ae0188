// What can wait until nothing else is to be done, but not for ever: a busy browser may never be idle.
const LATEST = 1_000; // milliseconds

/** @param {() => void} work */
export function whenIdle(work) {
  if (globalThis.requestIdleCallback) requestIdleCallback(work, { timeout: LATEST });
  else setTimeout(work, 50);
}
