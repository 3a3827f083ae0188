// A plan as an address of this page that holds all of it, behind the "#" that no server is told. As a
// code to scan, another device's camera opens it; nothing is looked up anywhere.
import { FORMAT } from "./schema.js";

const NAME = "plan";
const FLOW = "deflate-raw";
const MOST = 1700; // letters of an address: more makes squares that a phone's camera cannot tell apart
const MINUTE = 60_000;
const SHORT = /^[0-9a-f]{10}$/; // an entry's id as this format makes them
const ID_BYTES = 5;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)([+-]\d\d:\d\d)$/; // as this page notes it

/** Whether this browser can make and read one. */
export function canCarry() {
  return "CompressionStream" in globalThis;
}

/** The address that carries a plan; null where it is too long for a code. @returns {Promise<string | null>} */
export async function carrying(plan) {
  const { guide, id, entries } = plan;
  const plain = entries.every((one) => SHORT.test(one.id)); // chance does not get shorter by packing
  const text = JSON.stringify([FORMAT, guide, id, plain ? 0 : entries.map((one) => one.id), ...packed(entries)]);
  const flow = await through(new CompressionStream(FLOW), new TextEncoder().encode(text));
  const ids = plain ? bytesOf(entries.map((one) => one.id).join("")) : [];
  const count = ids.length / ID_BYTES;
  const bytes = [count >> 8, count & 255, ...ids, ...flow];
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
    const start = 2 + ID_BYTES * (bytes[0] * 256 + bytes[1]);
    const text = new TextDecoder().decode(await through(new DecompressionStream(FLOW), bytes.slice(start)));
    const [format, guide, id, named, ...rest] = JSON.parse(text);
    const ids = named || idsOf(bytes.slice(2, start));
    return JSON.stringify({ kind: "hw-plan", format, guide, id, entries: unpacked(ids, ...rest) });
  } catch {
    return "";
  }
}

/**
 * Entries by columns, for alike comes to alike: what shapes there are, each entry's shape, its time as
 * minutes since the one before, and for each shape the values of each key.
 */
function packed(entries) {
  let before = 0;
  let zone = "";
  const shapes = [];
  const columns = [];
  const order = [];
  const times = [];
  for (const { id, at, ...rest } of entries) {
    const keys = Object.keys(rest).filter((key) => key !== "kind");
    const name = [rest.kind, ...keys].join();
    let shape = shapes.indexOf(name);
    if (shape < 0) {
      shape = shapes.push(name) - 1;
      columns.push(keys.map(() => []));
    }
    order.push(shape);
    keys.forEach((key, place) => columns[shape][place].push(rest[key]));
    const [, wall, offset] = TIME.exec(at) ?? [];
    if (!wall) {
      times.push(at);
      continue;
    }
    const minute = Date.parse(`${wall}Z`) / MINUTE;
    times.push(offset === zone ? minute - before : [minute - before, offset]);
    [before, zone] = [minute, offset];
  }
  return [shapes, order, times, columns];
}

function unpacked(ids, shapes, order, times, columns) {
  let before = 0;
  let zone = "";
  const used = shapes.map(() => 0);
  return order.map((shape, place) => {
    const [kind, ...keys] = shapes[shape].split(",");
    const row = used[shape]++;
    const values = keys.map((key, column) => [key, columns[shape][column][row]]);
    const when = times[place];
    if (typeof when === "string") return { id: ids[place], at: when, kind, ...Object.fromEntries(values) };
    const [more, offset] = typeof when === "number" ? [when, zone] : when;
    before += more;
    zone = offset;
    const at = `${new Date(before * MINUTE).toISOString().slice(0, 16)}${zone}`;
    return { id: ids[place], at, kind, ...Object.fromEntries(values) };
  });
}

function bytesOf(digits) {
  return digits.match(/../g)?.map((two) => parseInt(two, 16)) ?? [];
}

function idsOf(bytes) {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.match(/.{10}/g) ?? [];
}

async function through(flow, bytes) {
  const made = new Blob([bytes]).stream().pipeThrough(flow);
  return new Uint8Array(await new Response(made).arrayBuffer());
}
