// What a plan is as text: on the device and in a file. What does not fit is refused with its reason.
// Every format that was ever written opens: tests/plans has a file of each.

export const FORMAT = 2;
const KIND = "hw-plan";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const LONG = 500; // letters of what a reader writes
const text = (value) => typeof value === "string" && value.length <= 100;
const long = (value) => typeof value === "string" && value.length <= LONG;
const texts = (value) => Array.isArray(value) && value.length <= 100 && value.every(text);
const day = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const score = (value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 10);
const scores = (value) => Array.isArray(value) && value.length <= 10 && value.every(score);
const events = (value) =>
  Array.isArray(value) && value.length <= 100 && value.every((one) => one && text(one.uid) && text(one.until));

/** What each kind of entry holds besides id, at and kind. */
const FIELDS = {
  start: { exercise: text, rank: Number.isInteger },
  leave: { exercise: text },
  dose: { exercise: text, rung: text, felt: text },
  check: { answer: text, exercises: texts, score, signs: texts },
  said: { exercise: text, about: text, yes: (value) => typeof value === "boolean" },
  sign: { signs: texts },
  cleared: { exercises: texts, seen: day, limits: long },
  away: { why: text, from: day, until: day },
  tasks: { tasks: texts },
  progress: { scores, reach: text },
  calendar: { events },
  file: {},
  undo: { of: text },
};

const OLD_ID = /^[0-9a-f]{24}$/;
const ID_LENGTH = 10; // of an entry within its plan: a plan has to fit into a code that is scanned

/** How to make the next format of an earlier one, by the format that comes in. They take anything. */
const MIGRATIONS = {
  // Format 2 has shorter ids, and kinds of entries that scripts of format 1 would call damaged.
  1: (plan) => ({ ...plan, format: 2, entries: shortened(plan.entries) }),
};

/** A new plan with nothing in it. */
export function emptyPlan(guide) {
  return { kind: KIND, format: FORMAT, guide, id: random(12), entries: [] };
}

/** A fresh id of an entry. */
export function newId() {
  return random(ID_LENGTH / 2);
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

/** Entries with ids of the new length, the same ones on every device. */
function shortened(entries) {
  if (!Array.isArray(entries)) return entries;
  const short = (id) => (OLD_ID.test(id) ? id.slice(0, ID_LENGTH) : id);
  const all = entries.map((entry) => short(entry?.id));
  if (new Set(all).size < new Set(entries.map((entry) => entry?.id)).size) return entries;
  return entries.map((entry) => {
    const made = { ...entry, id: short(entry?.id) };
    return "of" in made ? { ...made, of: short(made.of) } : made;
  });
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

function random(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
