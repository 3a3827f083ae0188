// A small chart: how strong it was as a line, sessions as bars, day by day.
import { daysBetween, shifted } from "./clock.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [340, 150, 22, 8, 18];
const MOST = 10;
const WIDEST = 12; // of a bar

const LONGEST = 84; // days that it shows

/** The days that the chart shows, of a story that may be of years. */
export function recent(days) {
  const first = days.length ? shifted(days.at(-1).date, 1 - LONGEST) : "";
  return days.filter(({ date }) => date >= first);
}

/**
 * @param {object[]} all days of the engine's story, in order @param {string} label what it shows
 * @param {{date: string, mean: number | null}[]} looks how the reader's own tasks went
 */
export function chart(all, label, looks = []) {
  const days = recent(all);
  const svg = node("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "hw-chart" });
  const dates = [...days, ...looks].map(({ date }) => date).sort();
  const shown = daysBetween(dates[0], dates.at(-1), LONGEST);
  const step = (WIDTH - LEFT) / shown.length;
  const across = (date) => LEFT + step * (shown.indexOf(date) + 0.5);
  svg.append(...[0, 5, 10].flatMap((value) => gridLine(value)));
  const wide = Math.min(WIDEST, step * 0.7);
  for (const { date, doses } of days) {
    if (doses.length) svg.append(bar(across(date) - wide / 2, wide, Math.min(MOST, doses.length)));
  }
  const points = days.flatMap(({ date, checks }) => {
    const scores = checks.map(({ score }) => score).filter((score) => score !== null);
    return scores.length ? [[across(date), height(scores.at(-1))]] : [];
  });
  if (points.length > 1) svg.append(node("polyline", { points: points.map(String).join(" "), class: "hw-chart__line" }));
  svg.append(...points.map(([cx, cy]) => node("circle", { cx, cy, r: 3, class: "hw-chart__point" })));
  const tasks = looks
    .filter(({ date, mean }) => mean !== null && shown.includes(date))
    .map(({ date, mean }) => [across(date), height(mean)]);
  if (tasks.length > 1) svg.append(node("polyline", { points: tasks.map(String).join(" "), class: "hw-chart__tasks" }));
  svg.append(...tasks.map(([x, y]) => node("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7, class: "hw-chart__task" })));
  return svg;
}

function gridLine(value) {
  const y = height(value);
  const words = node("text", { x: LEFT - 6, y: y + 3.5, class: "hw-chart__number" });
  words.textContent = value;
  return [node("line", { x1: LEFT, x2: WIDTH, y1: y, y2: y, class: "hw-chart__grid" }), words];
}

function bar(x, width, count) {
  const y = height(count);
  return node("rect", { x, y, width, height: height(0) - y, class: "hw-chart__bar" });
}

function height(value) {
  return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / MOST);
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
