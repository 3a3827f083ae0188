// What can wait until nothing else is to be done.

/** @type {(work: () => void) => void} */
export const whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
