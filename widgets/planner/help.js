// The card that ends a plan: at once from the signs that were ticked, then as the engine says.
import { part, slot } from "../page/places.js";

/** @param {{level: string, signs: string[], why?: string}} found the engine's answer, or what it will be */
export function helpView(parts, { level, signs, why }) {
  const view = parts.clone("stop", level);
  slot(view, "say")?.append(...signs.map((sign) => parts.clone("sign", sign)));
  for (const rest of view.querySelectorAll(".hw-stop__why, details:has([data-slot='answers'])")) rest.remove();
  if (why === "severe") view.prepend(parts.clone("severe"));
  view.append(parts.clone("ended"));
  return { view, heading: part(view, "focus") };
}

