// Dates and times in the page's language, whatever the browser's own is: by the Gregorian calendar, in
// Western digits. Every script that writes a date does it here.

const ALWAYS = { calendar: "gregory", numberingSystem: "latn" };

/** The reader's way of writing the page's language (en-GB, en-US), or that language as it is. */
function locale() {
  const { lang } = document.documentElement;
  const language = lang.split("-")[0];
  const ways = navigator.languages.filter((one) => one.split("-")[0] === language);
  return ways.find((one) => one.startsWith(lang)) ?? lang;
}

/** @param {Date} date @param {Intl.DateTimeFormatOptions} parts of it, or a style */
export function written(date, parts) {
  return new Intl.DateTimeFormat(locale() || "en", { ...parts, ...ALWAYS }).format(date);
}
