// Fetches the parts of the runtime at once, counts their bytes, and hands them to Pyodide when it asks.

export class Downloads {
  #sizes;
  #report;
  #done = 0;
  #responses = new Map();
  #network = self.fetch.bind(self);

  /**
   * @param {Record<string, number>} sizes  bytes of each file as it is on disk, by the URL's last part
   * @param {(progress: {loaded: number, total: number, phase: string}) => void} report
   */
  constructor(sizes, report) {
    this.#sizes = sizes;
    this.#report = report;
    this.total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  }

  /** Starts to fetch a file. @returns {Promise<Response>} rejects with kind "download" */
  file(url) {
    const response = this.#fetch(url);
    this.#responses.set(url, response);
    return response;
  }

  /** Imports a module; its bytes count once it is there. */
  async module(url) {
    try {
      const module = await import(url);
      this.#count(this.#sizes[lastPart(url)]);
      return module;
    } catch (error) {
      throw failure(`${url}: ${error}`);
    }
  }

  /** From here on whoever fetches in this worker gets the files started above, and nothing else. */
  serve() {
    self.fetch = (resource) => {
      const response = this.#responses.get(String(resource));
      return response ?? Promise.reject(failure(`${resource} is no part of the runtime`));
    };
  }

  async #fetch(url) {
    let response;
    try {
      response = await this.#network(url);
    } catch (error) {
      throw failure(`${url}: ${error}`);
    }
    if (!response.ok) throw failure(`${url}: ${response.status}`);
    // Counted on a copy: the browser keeps compiled WebAssembly only for a response it made itself.
    this.#follow(response.clone().body.getReader());
    return response;
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

function lastPart(url) {
  return url.slice(url.lastIndexOf("/") + 1);
}

function failure(message) {
  return Object.assign(new Error(message), { kind: "download" });
}
