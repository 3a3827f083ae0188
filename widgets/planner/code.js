// A code to scan, drawn. A file of its own: most readers never ask for one.
import encodeQR from "qr";

/** An address as a picture. @returns {SVGElement} */
export function picture(address, label) {
  const source = encodeQR(address, "svg", { ecc: "low", border: 4 });
  const svg = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("class", "hw-code");
  return document.adoptNode(svg);
}
