// Pictures of a plan's items, brought from the pages that show them: the check's own page stays light,
// and the words of an item do without.

const pages = new Map(); // pages that were fetched, by address
let adopted = 0;

/** Puts each picture of `view` into the place that names it. Places whose picture cannot be had stay
 * empty. */
export async function addPictures(view) {
  await Promise.all([...view.querySelectorAll("[data-picture]")].map(addPicture));
}

async function addPicture(place) {
  const { href, hash } = new URL(place.dataset.picture, document.baseURI);
  const page = await fetched(href.replace(hash, ""));
  const picture = page?.getElementById(hash.slice(1))?.querySelector("svg");
  if (!picture) return;
  const copy = document.importNode(picture, true);
  rename(copy);
  place.append(copy);
}

function fetched(address) {
  if (!pages.has(address)) pages.set(address, read(address));
  return pages.get(address);
}

async function read(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    pages.delete(address);
    return null;
  }
}

/** Gives everything with an id in the picture one that nothing else on this page has. */
function rename(picture) {
  adopted += 1;
  for (const part of picture.querySelectorAll("[id]")) {
    const fresh = `${part.id}-plan-${adopted}`;
    for (const attribute of ["aria-labelledby", "aria-describedby"]) {
      const names = picture.getAttribute(attribute);
      if (names) picture.setAttribute(attribute, swapped(names, part.id, fresh));
    }
    part.id = fresh;
  }
}

function swapped(names, old, fresh) {
  return names
    .split(" ")
    .map((name) => (name === old ? fresh : name))
    .join(" ");
}
