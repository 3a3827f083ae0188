// A word on the home page, a mark on the icon of an installed app, and a word when it is time: the last two only where the reader wants it, asked
// for after the first week, and never needed. Without a server a word can come only while the app is open
// somewhere; who closes it has the mark, and the calendar.
import { part } from "../page/places.js";
import { Glance } from "./glance.js";

const WEEK = 7 * 86_400_000;
const LONGEST = 2 ** 31 - 1; // of a timer

export class Marks {
  #root;
  #parts;
  #glance;
  #timer = 0;

  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
    this.#glance = new Glance(root.dataset.guide, root.dataset.root);
  }

  /** Asks whether it may, once there is a week behind the reader. @param {string | null} began when the plan did */
  offer(began) {
    const open = installed() && globalThis.Notification?.permission === "default";
    part(this.#root, "marks").hidden = !(open && began && Date.now() - Date.parse(began) >= WEEK);
  }

  async allow() {
    await Notification.requestPermission();
    part(this.#root, "marks").hidden = true;
  }

  /** Shows how much there is to do, and waits for more. @param {object} reply the engine's `plan_next` */
  show(reply) {
    const { todo, exercises } = reply;
    this.#glance.note(reply, (id) => this.#parts.name("card", id));
    if (!installed()) return;
    this.#mark(todo);
    clearTimeout(this.#timer);
    const times = exercises.map(({ until }) => until).filter(Boolean);
    if (todo || !times.length) return;
    const wait = Math.min(...times) * 60_000 - Date.now();
    this.#timer = setTimeout(() => this.#call(), Math.min(Math.max(0, wait), LONGEST));
  }

  #mark(count) {
    const done = count ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
    done?.catch(() => {}); // a mark is never needed
  }

  /** It is time, and nobody looks. */
  async #call() {
    this.#mark(1);
    if (!document.hidden || globalThis.Notification?.permission !== "granted") return;
    const title = this.#parts.word("call");
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration) await registration.showNotification(title, { tag: "hw-plan" }).catch(() => {});
  }
}

function installed() {
  return matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
}
