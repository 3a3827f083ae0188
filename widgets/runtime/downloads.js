// Fetches the parts of the runtime at once, counts their bytes, and hands them to Pyodide when it asks.

import { kindOf } from "./gone.js";

export class Downloads {
  #sizes;
  #hashes;
  #spoilt;
  #report;
  #near;
  #done = 0;
  #asked = new Set();
  #responses = new Map();
  #network = self.fetch.bind(self);

  /**
   * @param {object} config
   * @param {Record<string, number>} config.sizes  bytes of each file as it is on disk, by the URL's last part
   * @param {Record<string, string>} config.hashes  likewise, as for `fetch`'s integrity
   * @param {string[]} config.spoilt  URLs of what came damaged before: not to be had from any cache
   * @param {(progress: {loaded: number, total: number, phase: string}) => void} report
   * @param {Promise<any>} near  resolves to something where the files were here before: then they are
   *   taken from what the device keeps, too fast for a count of their bytes to be worth its time
   */
  constructor({ sizes, hashes, spoilt }, report, near) {
    this.#sizes = sizes;
    this.#hashes = hashes;
    this.#spoilt = spoilt;
    this.#report = report;
    this.#near = near;
    this.total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  }

  /**
   * Starts to fetch a file. `sure`: only as it was built; this comes in one piece, so that nobody
   * sees how far it is.
   * @returns {Promise<Response>} rejects with kind "download" or "gone", and the `url`
   */
  file(url, { sure = false } = {}) {
    this.#asked.add(url);
    const response = this.#fetch(url, sure ? { integrity: this.#hashes[lastPart(url)] } : {});
    this.#responses.set(url, response);
    return response;
  }

  /** Does without a file; whoever asks for it gets an empty one. @returns {Promise<Response>} */
  spare(url) {
    this.total -= this.#sizes[lastPart(url)];
    const empty = Promise.resolve(new Response(""));
    this.#responses.set(url, empty);
    return empty;
  }

  /** Imports a module; its bytes count once it is there. */
  async module(url) {
    this.#asked.add(url);
    try {
      if (this.#spoilt.includes(url)) await this.#get(url);
      const module = await import(url);
      this.#count(this.#sizes[lastPart(url)]);
      return module;
    } catch (error) {
      // An import does not say what the host did.
      await this.#get(url);
      throw failure(url, error);
    }
  }

  /** Which of the files are not as they were built. */
  async spoilt() {
    const urls = [...this.#asked];
    const check = (url) => this.#network(url, { integrity: this.#hashes[lastPart(url)] });
    const found = await Promise.all(urls.map((url) => check(url).then(() => null, () => url)));
    return found.filter((url) => url);
  }

  /** From here on whoever fetches in this worker gets the files started above, and nothing else. */
  serve() {
    self.fetch = (resource) => {
      const response = this.#responses.get(String(resource));
      return response ?? Promise.reject(new Error(`${resource} is no part of the runtime`));
    };
  }

  /** Tells that all is here, and Python starts. */
  tellStart() {
    this.#report({ loaded: this.total, total: this.total, phase: "start" });
  }

  async #get(url, how = {}) {
    const cache = this.#spoilt.includes(url) ? "reload" : "default";
    let response;
    try {
      response = await this.#network(url, { cache, ...how });
    } catch (error) {
      // The answer of a host that has it no more is not the file that was built either.
      if (how.integrity) await this.#get(url);
      throw failure(url, error);
    }
    if (!response.ok) throw failure(url, response.status, kindOf(response.status));
    return response;
  }

  async #fetch(url, how) {
    const near = await this.#near;
    // Without the way through a service worker, and without unpacking, as the browser's own cache needs.
    const response = (near && (await caches.match(url))) || (await this.#get(url, how));
    // Counted on a copy: the browser compiles on the way only a response it made itself.
    if (!near) this.#follow(response.clone().body.getReader());
    return url.endsWith(".wasm") ? asWebAssembly(response) : response;
  }

  async #follow(reader) {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.#count(value.byteLength);
      }
    } catch {
      // Whoever reads the response itself meets the same error and reports it.
    }
  }

  #count(bytes) {
    this.#done += bytes;
    const phase = this.#done < this.total ? "download" : "start";
    this.#report({ loaded: Math.min(this.#done, this.total), total: this.total, phase });
  }
}

/** Browsers compile what is on its way only under the right type, which not every host knows. */
function asWebAssembly(response) {
  const type = "application/wasm";
  if (response.headers.get("Content-Type")?.startsWith(type)) return response;
  return new Response(response.body, { headers: { "Content-Type": type } });
}

function lastPart(url) {
  return url.slice(url.lastIndexOf("/") + 1);
}

function failure(url, why, kind = "download") {
  return Object.assign(new Error(`${url}: ${why}`), { kind, url });
}
