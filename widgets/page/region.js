// Telephone numbers are those of where the reader is.

/** Shows the numbers of one region, or all. */
export function chooseRegion(view, region) {
  for (const item of view.querySelectorAll("[data-region]")) {
    item.hidden = Boolean(region) && item.dataset.region !== region;
  }
}
