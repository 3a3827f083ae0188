// What a host says of a file that does not come.
const GONE = [404, 410];

/** @returns {"gone" | "download"} whether the host has it no more, as after a new version */
export function kindOf(status) {
  return GONE.includes(status) ? "gone" : "download";
}
