// A plan as an address of this page that holds all of it, behind the "#" that no server is told. As a
// code to scan, another device's camera opens it; nothing is looked up anywhere.
import { FORMAT } from "./schema.js";

const NAME = "plan";
const FLOW = "deflate-raw";
const MOST = 1700; // letters of an address: more makes squares that a phone's camera cannot tell apart
const MINUTE = 60_000;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)([+-]\d\d:\d\d)$/; // as this page notes it

/** Whether this browser can make and read one. */
export function canCarry() {
  return "CompressionStream" in globalThis;
}

/** The address that carries a plan; null where it is too long for a code. @returns {Promise<string | null>} */
export async function carrying(plan) {
  const { guide, id, entries } = plan;
  const text = JSON.stringify([FORMAT, guide, id, ...packed(entries)]);
  const bytes = await through(new CompressionStream(FLOW), new TextEncoder().encode(text));
  const letters = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const address = `${location.origin}${location.pathname}#${NAME}=${letters}`;
  return address.length > MOST ? null : address;
}

/** The plan that the address of this page carries, as text; null where it carries none. Damaged: "". */
export async function carried() {
  const letters = new URLSearchParams(location.hash.slice(1)).get(NAME);
  if (letters === null || !canCarry()) return null;
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    const text = new TextDecoder().decode(await through(new DecompressionStream(FLOW), bytes));
    const [format, guide, id, ...rest] = JSON.parse(text);
    return JSON.stringify({ kind: "hw-plan", format, guide, id, entries: unpacked(rest) });
  } catch {
    return "";
  }
}

/** Entries without their keys, and times as minutes since the one before. */
function packed(entries) {
  let before = 0;
  let zone = "";
  const shapes = [];
  const rows = entries.map(({ id, at, ...rest }) => {
    const keys = Object.keys(rest);
    let shape = shapes.findIndex((one) => one.join() === keys.join());
    if (shape < 0) shape = shapes.push(keys) - 1;
    const [, wall, offset] = TIME.exec(at) ?? [];
    if (!wall) return [shape, id, at, ...Object.values(rest)];
    const minute = Date.parse(`${wall}Z`) / MINUTE;
    const when = offset === zone ? minute - before : [minute - before, offset];
    [before, zone] = [minute, offset];
    return [shape, id, when, ...Object.values(rest)];
  });
  return [shapes, rows];
}

function unpacked([shapes, rows]) {
  let before = 0;
  let zone = "";
  return rows.map(([shape, id, when, ...values]) => {
    let at = when;
    if (typeof when !== "string") {
      const [more, offset] = typeof when === "number" ? [when, zone] : when;
      before += more;
      zone = offset;
      at = `${new Date(before * MINUTE).toISOString().slice(0, 16)}${zone}`;
    }
    return { id, at, ...Object.fromEntries(shapes[shape].map((key, place) => [key, values[place]])) };
  });
}

async function through(flow, bytes) {
  const made = new Blob([bytes]).stream().pipeThrough(flow);
  return new Uint8Array(await new Response(made).arrayBuffer());
}
