// The places in the page that the build has made for the scripts.

/** The first element within `root` that is marked as this part. @returns {HTMLElement} */
export function part(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** All of them. @returns {HTMLElement[]} */
export function parts(root, name) {
  return [...root.querySelectorAll(`[data-part="${name}"]`)];
}

/** The place in which something goes. @returns {HTMLElement} */
export function slot(root, name) {
  return root.querySelector(`[data-slot="${name}"]`);
}

/** Writes the values into the places that carry their names. */
export function fill(root, values) {
  for (const place of [root, ...root.querySelectorAll("[data-fill]")]) {
    const { fill: name } = place.dataset;
    if (name in values) place.textContent = values[name];
  }
  return root;
}
