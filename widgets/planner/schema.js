// What a plan is as text: on the device and in a file. What does not fit is refused with its reason.

export const FORMAT = 1;
const KIND = "hw-plan";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const text = (value) => typeof value === "string" && value.length <= 100;
const texts = (value) => Array.isArray(value) && value.length <= 100 && value.every(text);
const score = (value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 10);

/** What each kind of entry holds besides id, at and kind. */
const FIELDS = {
  start: { exercise: text, rank: Number.isInteger },
  leave: { exercise: text },
  dose: { exercise: text, rung: text, felt: text },
  check: { answer: text, exercises: texts, score, signs: texts },
  said: { exercise: text, about: text, yes: (value) => typeof value === "boolean" },
  sign: { signs: texts },
  undo: { of: text },
};

/** How to make the next format of an earlier one, by the format that comes in. */
const MIGRATIONS = {};

/** A new plan with nothing in it. */
export function emptyPlan(guide) {
  return { kind: KIND, format: FORMAT, guide, id: newId(), entries: [] };
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns {{plan: object} | {problem: "damaged" | "foreign" | "newer"}} */
export function read(source, guide) {
  let data;
  try {
    data = JSON.parse(source);
  } catch {
    return { problem: "damaged" };
  }
  if (data?.kind !== KIND || data.guide !== guide) return { problem: "foreign" };
  if (!Number.isInteger(data.format) || data.format < 1) return { problem: "damaged" };
  if (data.format > FORMAT) return { problem: "newer" };
  return checked(migrated(data));
}

export function write(plan) {
  return JSON.stringify(plan);
}

/** All that two states of the same plan hold; an entry is never changed, so each id counts once. */
export function joined(one, other) {
  const entries = new Map([...one.entries, ...other.entries].map((entry) => [entry.id, entry]));
  return { ...one, entries: [...entries.values()] };
}

/** Whether `one` holds something that `other` lacks. */
export function hasMore(one, other) {
  const known = new Set(other.entries.map(({ id }) => id));
  return one.entries.some(({ id }) => !known.has(id));
}

function migrated(data) {
  let plan = data;
  while (plan.format < FORMAT) plan = MIGRATIONS[plan.format](plan);
  return plan;
}

function checked({ kind, format, guide, id, entries }) {
  const sound = text(id) && id && Array.isArray(entries) && entries.every(isEntry);
  return sound ? { plan: { kind, format, guide, id, entries } } : { problem: "damaged" };
}

function isEntry(entry) {
  if (typeof entry !== "object" || entry === null) return false;
  const { id, at, kind } = entry;
  if (!text(id) || !id || !TIME.test(at) || !Object.keys(FIELDS).includes(kind)) return false;
  return Object.entries(FIELDS[kind]).every(([name, fits]) => fits(entry[name]));
}
