// The page's side of the engine: one client for all widgets of a page, one worker behind it.
//
//   import { engine } from "../runtime/engine.js";
//   const client = engine();
//   client.onProgress(({ loaded, total, phase }) => ...);   // bytes; phase "download" or "start"
//   client.prepare();                                       // early, while the reader answers
//   client.start();                                         // when nothing else is to be done
//   const step = await client.call("step", { answers });    // starts it too, where it has not yet
//
// Where the files are stands in the page, in a JSON block that the build writes:
//   <script type="application/json" id="hw-engine">
//   {"root": "../", "index": "../assets/runtime/...", "python": "...", "guide": "...", "glue": "...", "abi": "...",
//    "sizes": {...}, "hashes": {...}}
//   </script>
// with URLs relative to the page, so that the site works under any sub-path.

import { kindOf } from "./gone.js";
import { forgetSnapshot } from "./snapshot.js";

const PATIENCE = 20_000; // milliseconds without a sign of life
const TRUST = 8_000; // the same for Python as the device has kept it, which does not hang in its imports
const UNHURRIED = 4_000; // milliseconds until it starts unasked
const SCRIPT = new URL("./worker.js", import.meta.url);

/**
 * What went wrong: kind is "no-wasm", "no-worker", "download", "gone" (a file that the host does not
 * have any more), "timeout", "memory" or "engine".
 */
export class EngineError extends Error {
  constructor(kind, message, details = null) {
    super(message);
    this.name = "EngineError";
    this.kind = kind;
    this.details = details;
  }
}

let shared = null;

/** The page's one client. */
export function engine() {
  shared ??= new Engine();
  return shared;
}

class Engine {
  #worker = null;
  #ready = null;
  #pending = new Map();
  #listeners = new Set();
  #progress = null; // the last that was told: Python may have started before anybody listened
  #lastId = 0;
  #clock = 0;
  #spoilt = []; // files that came damaged, which the browser may have kept
  #anew = false; // whether to start without what the device has kept of Python's memory
  #trusts = false; // whether the worker that starts goes on from it
  #heard = true; // whether the last worker has said a word: else its script may be half a file
  #renewal = null; // ends the fetching of that script
  #unhurried = 0; // the clock of a start that nobody has asked for yet

  /** Resolves when Python has started; rejects with an EngineError. Reading it starts nothing. */
  get ready() {
    this.#ready ??= this.#newPromise();
    return this.#ready.promise;
  }

  /**
   * Has Python's files come. From a host that is far it starts with `start`, the first call, or a while later.
   * @returns {Promise<void>} `ready`
   */
  prepare() {
    if (!this.#worker) {
      this.#unhurried ||= setTimeout(() => this.#go(), UNHURRIED);
      this.#launch();
    }
    return this.ready;
  }

  /** Starts Python unless it has been started. @returns {Promise<void>} `ready` */
  start() {
    this.#go();
    if (!this.#worker) this.#launch();
    return this.ready;
  }

  /** Is ready to start anew after a failure; without one it changes nothing. */
  forgive() {
    if (this.#ready?.failed) this.#ready = null;
    return this;
  }

  #go() {
    if (!this.#unhurried) return;
    clearTimeout(this.#unhurried);
    this.#unhurried = 0;
    this.#worker?.postMessage({ type: "go" });
  }

  /**
   * Calls the engine. Payload and answer are plain JSON values.
   * @returns {Promise<any>} rejects with an EngineError; where the engine itself says no, its words
   *   are in `details`
   */
  async call(name, payload) {
    await this.start();
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ type: "call", id, name, payload: JSON.stringify(payload) });
      this.#wait();
    });
  }

  /** Has the device keep Python's memory as it is before anybody asks it anything: later visits start sooner. */
  keep() {
    if (typeof Worker === "undefined") return;
    const keeper = new Worker(new URL("./keeper.js", import.meta.url), { type: "module" });
    keeper.addEventListener("error", () => keeper.terminate());
    keeper.addEventListener("message", ({ data }) => {
      keeper.terminate();
      if (data.kept) this.#mark((storage, name) => storage.setItem(name, "yes"));
    });
    keeper.postMessage(config());
  }

  /** Looks for nothing of Python that the device may have kept, from now on. */
  forget() {
    this.#mark((storage, name) => storage.removeItem(name));
  }

  /** Whether it is worth looking: on a first visit that alone would take a while. */
  get #kept() {
    return this.#mark((storage, name) => storage.getItem(name)) === "yes";
  }

  #mark(use) {
    try {
      return use(localStorage, `hw-python:${new URL(config().root).pathname}`);
    } catch {
      return null; // no storage
    }
  }

  /** Tells how far the download is, now and with every step. @returns {() => void} ends it */
  onProgress(listener) {
    this.#listeners.add(listener);
    if (this.#progress) listener(this.#progress);
    return () => this.#listeners.delete(listener);
  }

  #launch() {
    if (this.#ready?.failed || this.#renewal) return;
    this.#ready ??= this.#newPromise();
    if (typeof Worker === "undefined") {
      this.#fail("no-worker", "this browser has no workers");
    } else if (typeof WebAssembly === "undefined" || !WebAssembly.instantiateStreaming) {
      this.#fail("no-wasm", "this browser has no WebAssembly");
    } else if (this.#heard) {
      this.#startWorker();
    } else {
      this.#renewWorker();
    }
  }

  /** Past the half of a script that the browser may have kept. */
  async #renewWorker() {
    const renewal = new AbortController();
    this.#renewal = renewal;
    this.#wait();
    const reload = fetch(SCRIPT, { cache: "reload", signal: renewal.signal });
    // What cannot be had stays as it was: the worker's own failure tells.
    await reload.then((answer) => answer.arrayBuffer()).catch(() => {});
    if (this.#renewal !== renewal) return;
    this.#renewal = null;
    this.#startWorker();
  }

  #startWorker() {
    this.#heard = false;
    this.#trusts = !this.#anew && this.#kept;
    try {
      this.#worker = new Worker(SCRIPT, { type: "module" });
    } catch (error) {
      this.#fail("no-worker", String(error));
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (this.#heard) this.#fail("engine", event.message);
      else this.#failToLoad(event.target, event.message || "the worker did not load");
    });
    this.#worker.postMessage({ type: "start", config: this.#config });
    this.#wait();
  }

  /** Before a worker has said a word its script did not load, or not as it was built: no error tells. */
  async #failToLoad(worker, message) {
    const answer = await fetch(SCRIPT, { cache: "reload" }).catch(() => null);
    if (this.#worker === worker) this.#fail(kindOf(answer?.status), message);
  }

  /** In place of a worker that made nothing of what the device had kept. */
  #startFromFiles() {
    this.#worker.terminate();
    this.#anew = true;
    this.forget();
    // Else it would be taken for a good one, and wanted again at the next visit.
    forgetSnapshot(config());
    this.#startWorker();
  }

  get #config() {
    return { ...config(), spoilt: this.#spoilt, anew: !this.#trusts, patient: this.#unhurried > 0 };
  }

  #hear(data) {
    this.#heard = true;
    if (data.type === "progress") {
      this.#progress = data;
      this.#wait();
      for (const listener of this.#listeners) listener(data);
    } else if (data.type === "ready") {
      this.#trusts = false;
      this.#ready.resolve();
      this.#rest();
    } else if (data.type === "again") {
      this.#startFromFiles();
    } else if (data.type === "failed") {
      this.#spoilt = data.spoilt;
      this.#fail(data.kind, data.message);
    } else {
      this.#answer(data);
    }
  }

  #answer({ type, id, text, message }) {
    const { resolve, reject } = this.#pending.get(id);
    this.#pending.delete(id);
    this.#rest();
    if (type === "error") {
      reject(new EngineError("engine", message));
      return;
    }
    const answer = JSON.parse(text);
    if ("error" in answer) {
      reject(new EngineError("engine", "the engine refused the call", answer.error));
    } else {
      resolve(answer);
    }
  }

  /** Gives the worker PATIENCE from now on; less where it only has to go on from what was kept. */
  #wait() {
    clearTimeout(this.#clock);
    if (this.#trusts && this.#progress?.phase === "start") {
      this.#clock = setTimeout(() => this.#startFromFiles(), TRUST);
      return;
    }
    this.#clock = setTimeout(() => {
      this.#fail("timeout", `nothing has happened for ${PATIENCE / 1000} seconds`);
    }, PATIENCE);
  }

  /** Stops the clock unless an answer is still due. */
  #rest() {
    clearTimeout(this.#clock);
    if (this.#pending.size > 0) this.#wait();
  }

  #fail(kind, message) {
    clearTimeout(this.#clock);
    this.#go();
    this.#renewal?.abort();
    this.#renewal = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#anew = true;
    this.#progress = null;
    const error = new EngineError(kind, message);
    // A worker that dies later takes readiness with it: the next call must not wait for ever.
    if (this.#ready.settled) this.#ready = this.#newPromise();
    this.#ready.failed = true;
    this.#ready.reject(error);
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #newPromise() {
    const state = { settled: false, failed: false };
    state.promise = new Promise((resolve, reject) => {
      state.resolve = () => {
        state.settled = true;
        resolve();
      };
      state.reject = reject;
    });
    // Whoever calls hears of a failure; nobody listening must not become a page error.
    state.promise.catch(() => {});
    return state;
  }
}

/** The build's JSON block with its URLs made absolute, as Pyodide needs them in a module worker. */
function config() {
  const block = JSON.parse(document.getElementById("hw-engine").textContent);
  const absolute = (url) => new URL(url, document.baseURI).href;
  return {
    ...block,
    index: absolute(block.index),
    python: absolute(block.python),
    guide: absolute(block.guide),
    root: absolute(block.root),
  };
}
