// The places in the page that the build has made for the script.

/** The first element within `root` that is marked as this part. @returns {HTMLElement} */
export function part(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** All of them. @returns {HTMLElement[]} */
export function parts(root, name) {
  return [...root.querySelectorAll(`[data-part="${name}"]`)];
}
