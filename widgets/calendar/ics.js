// What is sure to come, as a calendar file (RFC 5545), and the same called back (RFC 5546, 3.2.5).
//
// How to use it:
//
//   import { CALENDAR_TYPE, calendarFile, planned } from "../calendar/ics.js";
//   const { soon, look } = await engine().call("plan_ahead", { plan, log, now });
//   const events = planned(id, soon, look);                  // each with its `uid`, and `until`
//   const text = calendarFile({ events, gone: [], sequence: 0 }, words);
//   const file = new Blob([text], { type: CALENDAR_TYPE });  // offer it as "<something>.ics"
//
// `id` is the plan's own: nobody else's file has the same ids. The same dose of the same plan has the
// same `uid` in every file, so that a calendar moves its event and does not double it. Keep `uid` and
// `until` of what was handed out: as `gone`, a later file takes back those that do not hold any more.
// `sequence` has to rise from file to file.
//
// `words` is plain data, which a template can write as JSON:
//
//   { guide: "hingewell",                  // the guide's id
//     name: "My plan",                     // what the calendar is called
//     titles: { dose: "{exercises}", check: "Check: {exercises}", look: "My plan", gone: "Not any more" },
//     notes: { dose: "...", check: "...", look: "...", gone: "..." }, // below what exercises ask for
//     minutes: { dose: 15, check: 5, look: 5 }, // how long an event takes
//     exercises: { <id>: "name" },
//     stages: { "<exercise id>/<stage id>": "3 sets of 15 repetitions" },  // may be left out
//     url: "https://..." }                 // of the plan's page; may be left out
//
// Events of one kind at one time are one event, for one session or one check does for all of them.
// Times are those of the wall (floating): a plan keeps to the reader's day wherever that is, and
// when the clocks change. The text holds what somebody does for their body: say so beside the button,
// for many calendars are kept by somebody else.
//
// What calendars do with a file that takes back differs, so it has all that any of them looks for:
// METHOD:CANCEL where nothing else is in it, STATUS:CANCELLED, a higher SEQUENCE, and neither alarm
// nor repetition, for those that only put the newer event in the place of the older. RFC 5546 means
// CANCEL for messages between people; a file that somebody imports is none, and few programs follow it.
// Looked up on 1 December 2026, none of it tried by us:
//
// - Google Calendar: importing the same events again as CANCELLED does not take them out of a main
//   calendar, and it has no way to undo an import (github.com/brianc118/Google-Calendar-Undo-Import);
//   an event and then its cancellation, loaded as files, made two events, with METHOD in a wrong place
//   (github.com/ical4j/ical4j/issues/423). Even from a mail it said "removed" and did not
//   (github.com/Couchers-org/couchers/issues/8557, of May 2026).
// - Outlook: two events from two such files, too (the same ical4j/issues/423). From a mail it works where
//   the mail's own type says method=CANCEL, which a file has not (a report of 2020, copied at
//   ruby-bash.developreference.com/article/15655320).
// - Apple's Calendar: an iPhone of 2012 did not open such a file from a mail, an iPad did
//   (stackoverflow.com/questions/12534687). Nothing newer was found.
// - gcalcli removes what is cancelled (github.com/insanum/gcalcli/issues/47); Nextcloud
//   (github.com/nextcloud/calendar/issues/3053) and khal (github.com/pimutils/khal/issues/1406) change
//   nothing.
//
// So what readers are told (planner/taking_back.html.j2) is to delete by hand, which is sure, and that
// the file is a try.

export const CALENDAR_TYPE = "text/calendar;charset=utf-8";

const LONGEST = 75; // octets of a line without its end
const DAY = 86_400_000;

/**
 * The events of a file, each with its id.
 * @param {string} id of the plan
 * @param {{kind: string, at: string, exercise: string, number: number, stage?: string}[]} soon what is
 *   sure to come, `at` as 2026-11-24T08:05
 * @param {{at: string, every: number, times: number} | null} look when to look at the plan, every so
 *   many days
 * @returns {{uid: string, kind: string, at: string, until: string, parts: object[]}[]} `until`: when
 *   it is over
 */
export function planned(id, soon, look) {
  const events = together(soon).map(({ kind, at, parts }) => {
    // One of several exercises names all of them: it is the same dose although another joins it.
    const names = parts.map(({ exercise, number }) => (kind === "dose" ? `${exercise}-${number}` : `${number}`));
    return { uid: named(id, kind, names.sort()[0]), kind, at, until: at, parts };
  });
  if (!look) return events;
  const days = look.every * (look.times - 1);
  return [...events, { uid: named(id, "look", "0"), kind: "look", ...look, until: later(look.at, days), parts: [] }];
}

/**
 * @param {{events: object[], gone: {uid: string, until: string}[], sequence: number}} what `events` as
 *   `planned` gives them; `gone`: what was handed out and does not hold any more
 * @param {object} words see above
 * @param {Date} now when the file is made
 * @returns {string} the file, its lines ended by CR LF
 */
export function calendarFile({ events, gone, sequence }, words, now = new Date()) {
  const made = { sequence, stamp: `${basic(now.toISOString().slice(0, 19))}Z` };
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(words.guide)}//${escaped(words.name)}//EN`,
    "CALSCALE:GREGORIAN",
    `METHOD:${gone.length && !events.length ? "CANCEL" : "PUBLISH"}`,
    `NAME:${escaped(words.name)}`,
    `X-WR-CALNAME:${escaped(words.name)}`, // the same for programs older than NAME
    ...gone.flatMap((event) => goneLines(event, words, made)),
    ...events.flatMap((event) => eventLines(event, words, made)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function named(id, kind, which) {
  return `${[id, kind, which].join("-").replaceAll(/[^\w.-]/g, "-")}@hingewell`;
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

function eventLines({ uid, kind, at, every, times, parts }, words, { sequence, stamp }) {
  const names = parts.map(({ exercise }) => words.exercises[exercise] ?? exercise).join(", ");
  const title = words.titles[kind].replaceAll("{exercises}", () => names);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${basic(at)}00`,
    `DURATION:PT${words.minutes[kind]}M`,
    ...(times ? [`RRULE:FREQ=DAILY;INTERVAL=${every};COUNT=${times}`] : []),
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

/** An event that was handed out, taken back. */
function goneLines({ uid, until }, words, { sequence, stamp }) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${basic(until)}00`,
    "STATUS:CANCELLED",
    `SUMMARY:${escaped(words.titles.gone)}`,
    `DESCRIPTION:${escaped(words.notes.gone)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
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

/** So many days later, by the clock on the wall. */
function later(at, days) {
  return new Date(Date.parse(`${at}Z`) + days * DAY).toISOString().slice(0, 16);
}

/** Text as a value: what has a meaning in the format is marked, what it forbids left out. */
function escaped(text) {
  return text
    .replaceAll(/\p{Surrogate}/gu, "\ufffd") // half a letter, which no file can hold
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
