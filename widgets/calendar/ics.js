// The days to come as a calendar file (RFC 5545).
//
// How to use it:
//
//   import { CALENDAR_TYPE, calendarFile } from "../calendar/ics.js";
//   const { events } = await engine().call("plan_ahead", { plan, log, now });
//   const text = calendarFile(events, words);
//   const file = new Blob([text], { type: CALENDAR_TYPE });  // offer it as "<something>.ics"
//
// `words` is plain data, which a template can write as JSON:
//
//   { guide: "hingewell",                  // the guide's id, for the ids of the events
//     name: "My plan",                     // what the calendar is called
//     titles: { dose: "{exercises}", check: "Check: {exercises}" },
//     notes: { dose: "...", check: "..." }, // said below what each exercise asks for; may be ""
//     minutes: { dose: 15, check: 5 },     // how long an event takes
//     exercises: { <id>: "name" },
//     stages: { "<exercise id>/<stage id>": "3 sets of 15 repetitions" },  // may be left out
//     url: "https://..." }                 // of the plan's page; may be left out
//
// Events of one kind at one time are one event, for one session or one check does for all of them.
// Times are those of the wall (floating): a plan keeps to the reader's day wherever that is, and
// when the clocks change. The n-th event of a kind on a day keeps its id, so that a calendar which
// takes a newer file moves its events and does not double them. The text holds what somebody does
// for their body: say so beside the button, for many calendars are kept by somebody else.

export const CALENDAR_TYPE = "text/calendar;charset=utf-8";

const LONGEST = 75; // octets of a line without its end
const MINUTE = 60_000;

/**
 * @param {{kind: string, at: string, exercise: string, stage?: string}[]} events as `plan_ahead`
 *   gives them, `at` as 2026-11-24T08:05
 * @param {object} words see above
 * @param {Date} now when the file is made
 * @returns {string} the file, its lines ended by CR LF
 */
export function calendarFile(events, words, now = new Date()) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(words.guide)}//${escaped(words.name)}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(words.name)}`,
    `X-WR-CALNAME:${escaped(words.name)}`, // the same for programs older than NAME
    ...numbered(together(events)).flatMap((event) => eventLines(event, words, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** One event for all of a kind at a time. */
function together(events) {
  const found = new Map();
  for (const event of events) {
    const key = `${event.kind} ${event.at}`;
    if (!found.has(key)) found.set(key, { kind: event.kind, at: event.at, parts: [] });
    found.get(key).parts.push(event);
  }
  return [...found.values()];
}

/** Which event of its kind each is on its day. */
function numbered(events) {
  const counts = new Map();
  return events.map((event) => {
    const day = `${event.kind} ${event.at.slice(0, 10)}`;
    counts.set(day, (counts.get(day) ?? 0) + 1);
    return { ...event, number: counts.get(day) };
  });
}

function eventLines({ kind, at, number, parts }, words, now) {
  const names = parts.map(({ exercise }) => words.exercises[exercise] ?? exercise).join(", ");
  const title = words.titles[kind].replaceAll("{exercises}", () => names);
  return [
    "BEGIN:VEVENT",
    `UID:${identifier(words.guide)}-${at.slice(0, 10)}-${kind}-${number}@hingewell`,
    `DTSTAMP:${basic(now.toISOString().slice(0, 19))}Z`,
    // A newer file counts before an older one.
    `SEQUENCE:${Math.floor(now.getTime() / MINUTE)}`,
    `DTSTART:${basic(at)}00`,
    `DURATION:PT${words.minutes[kind]}M`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about(kind, parts, words))}`,
    ...(words.url ? [`URL:${words.url}`] : []),
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** What each exercise asks for, and what holds for all events of this kind. */
function about(kind, parts, words) {
  const doses = parts
    .map(({ exercise, stage }) => [words.exercises[exercise], words.stages?.[`${exercise}/${stage}`]])
    .filter(([, dose]) => dose)
    .map(([name, dose]) => `${name}: ${dose}`);
  return [...doses, words.notes[kind]].filter(Boolean).join("\n");
}

/** 2026-11-24T08:05 -> 20261124T0805 */
function basic(time) {
  return time.replaceAll(/[-:]/g, "");
}

function identifier(text) {
  return text.replaceAll(/[^\w.-]/g, "-");
}

/** Text as a value: what has a meaning in the format is marked, what it forbids left out. */
function escaped(text) {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n")
    .replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, "");
}

/** A line in pieces of at most 75 octets, no letter of which is cut. */
function folded(line) {
  const encoder = new TextEncoder();
  let made = "";
  let used = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (used + size > LONGEST) {
      made += "\r\n ";
      used = 1;
    }
    made += letter;
    used += size;
  }
  return made;
}
