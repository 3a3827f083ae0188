// What this device keeps of the guide: the service worker of the site's root, and its caches.

/** Asks a service worker one thing. @returns {Promise<object>} its last answer */
function ask(worker, words, hear = () => {}) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      hear(data);
      if (data.done === undefined) resolve(data);
    };
    worker.postMessage(words, [port2]);
  });
}

export class Device {
  #root;
  #registration = null;

  /** @param {URL} root the site's, with its sub-path */
  constructor(root) {
    this.#root = root;
  }

  /** Whether the reader once said no. */
  get refused() {
    return this.#storage((storage) => storage.getItem(this.#key)) === "no";
  }

  /** Whether something is kept already. */
  async kept() {
    return Boolean((await navigator.serviceWorker.getRegistration(this.#root))?.active);
  }

  /**
   * Keeps the guide's words; looks for a new version where they are kept.
   * @param {() => void} onNew called when a new version is ready, now or later
   */
  async keep(onNew) {
    this.#storage((storage) => storage.removeItem(this.#key));
    const script = new URL("service-worker.js", this.#root);
    const registration = await navigator.serviceWorker.register(script);
    this.#registration = registration;
    await settled(registration.active ?? registration.waiting ?? registration.installing);
    const follow = (fresh) => {
      fresh?.addEventListener("statechange", () => {
        if (fresh.state === "installed" && registration.active) onNew();
      });
    };
    if (registration.waiting) onNew();
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
  }

  /** @returns {Promise<{whole: boolean, bytes: number} | {failed: string}>} `bytes` of the rest */
  state() {
    return ask(this.#registration.active, "state");
  }

  /** Keeps the rest too. @param {(share: number) => void} tell @returns whether it could */
  async whole(tell) {
    const hear = ({ done, of }) => of && tell(done / of);
    const { whole } = await ask(this.#registration.active, "whole", hear);
    return Boolean(whole);
  }

  /** Loads the page anew in the new version, unless another page is open. @returns whether so */
  async use() {
    const { waiting } = this.#registration;
    if (!waiting) return true;
    const { others } = await ask(waiting, "use");
    if (others > 0) return false;
    await settled(waiting);
    location.reload();
    return true;
  }

  /** Removes all that is kept, and remembers that the reader did not want it. */
  async remove() {
    await this.#registration.unregister();
    const names = await caches.keys();
    const ours = names.filter((name) => name.startsWith("hw-") && name.endsWith(this.#root.href));
    await Promise.all(ours.map((name) => caches.delete(name)));
    this.#storage((storage) => storage.setItem(this.#key, "no"));
  }

  get #key() {
    return `hw-offline:${this.#root.pathname}`;
  }

  #storage(use) {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  }
}

/** Resolves when a worker has installed; rejects when it could not. */
function settled(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("it could not be kept"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
