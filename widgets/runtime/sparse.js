// Memory that is mostly blank, told by its pages that are not: as 32-bit words its size in bytes, a sum of
// all that follows, how many runs of such pages there are; the first page of each and the one after its
// last; the pages themselves.

const PAGE = 4096 / 4; // words
const HEAD = 3; // words

/** @param {Uint8Array} memory from the start of its buffer @returns {Uint32Array} */
export function pack(memory) {
  const words = new Uint32Array(memory.buffer, 0, memory.length / 4);
  const runs = runsOf(words);
  const pages = runs.reduce((sum, [from, to]) => sum + (to - from), 0);
  const made = new Uint32Array(HEAD + 2 * runs.length + pages * PAGE);
  made.set([memory.length, 0, runs.length, ...runs.flat()]);
  let at = HEAD + 2 * runs.length;
  for (const [from, to] of runs) {
    made.set(words.subarray(from * PAGE, to * PAGE), at);
    at += (to - from) * PAGE;
  }
  made[1] = sum(made.subarray(2));
  return made;
}

/** @returns {Uint8Array | null} the memory; null where it is not as it was packed */
export function unpack(made) {
  const [size, told, count] = made;
  if (sum(made.subarray(2)) !== told) return null;
  const words = new Uint32Array(size / 4);
  let at = HEAD + 2 * count;
  for (let run = HEAD; run < HEAD + 2 * count; run += 2) {
    const [from, to] = made.subarray(run, run + 2);
    const end = Math.min(to * PAGE, words.length); // the last page may be short
    words.set(made.subarray(at, at + end - from * PAGE), from * PAGE);
    at += (to - from) * PAGE;
  }
  return new Uint8Array(words.buffer);
}

/** Where pages are not blank: the first of each run, and the one after its last. */
function runsOf(words) {
  const found = [];
  for (let page = 0; page * PAGE < words.length; page += 1) {
    if (words.subarray(page * PAGE, (page + 1) * PAGE).every((word) => word === 0)) continue;
    if (found.at(-1)?.[1] === page) found.at(-1)[1] = page + 1;
    else found.push([page, page + 1]);
  }
  return found;
}

/** Tells what was damaged, and no more: a device packs for itself. */
function sum(words) {
  let found = 0;
  // By its index: a loop over the words themselves takes ten times as long.
  for (let at = 0; at < words.length; at += 1) found = (Math.imul(found, 31) + words[at]) | 0;
  return found >>> 0;
}
