// The worker in which Python runs, so that the page never stands still.
//
// In:  {type: "start", config}             config as engine.js describes it, with absolute URLs;
//                                          with `patient`, its files come, and it starts at "go"
//      {type: "go"}
//      {type: "call", id, name, payload}   payload is JSON text
// Out: {type: "progress", loaded, total, phase}   bytes; phase is "download" or "start"
//      {type: "ready"}
//      {type: "again", message}            what the device had kept is of no use and gone: start another
//      {type: "failed", kind, message, spoilt}   the engine did not start; spoilt: files to ask for anew
//      {type: "result", id, text}          what the engine answered, JSON text
//      {type: "error", id, message}        the engine raised an exception
import { boot } from "./boot.js";
import { Downloads } from "./downloads.js";
import { findSnapshot, forgetSnapshot } from "./snapshot.js";
import { unpack } from "./sparse.js";

const FAR = 30; // milliseconds to the host's answer and back: from there on its files take their time
const NO_MEMORY = /RangeError|MemoryError|out of memory/i;

let go;
const going = new Promise((resolve) => {
  go = resolve;
});
let call = null;

self.addEventListener("message", ({ data }) => {
  if (data.type === "start") {
    start(data.config);
  } else if (data.type === "go") {
    go();
  } else {
    answer(data);
  }
});

async function start(config) {
  if (!config.patient) go();
  const report = (progress) => self.postMessage({ type: "progress", ...progress });
  const kept = config.anew ? Promise.resolve() : findSnapshot(config);
  const downloads = new Downloads(config, report, kept);
  try {
    await begin(config, downloads, kept);
    self.postMessage({ type: "ready" });
  } catch (error) {
    // What came from the device is the first to be doubted, unless a file has not come.
    const again = !error.url && Boolean(await kept);
    if (again) await forgetSnapshot(config);
    const why = again ? {} : await cause(error, downloads);
    self.postMessage({ type: again ? "again" : "failed", message: String(error), ...why });
  }
}

async function begin(config, downloads, kept) {
  const { index, python, guide, glue: glueName, abi } = config;
  // All at once: each would otherwise wait for the one before to name it.
  const pyodide = downloads.module(`${index}pyodide.mjs`);
  const glue = downloads.module(index + glueName);
  const wasm = downloads.file(`${index}pyodide.asm.wasm`);
  const instance = instantiating(inTime(wasm));
  // What fails before anybody waits for it is told below, and not to the console as well.
  for (const early of [pyodide, glue, wasm, instance]) early.catch(() => {});
  const found = await kept;
  if (found) go();
  const snapshot = found && (await memoryOf(found));
  if (found && !snapshot) await forgetSnapshot(config);
  const library = snapshot ? downloads.spare(python) : downloads.file(python);
  // The page and its data have to be of one version, whatever stands between here and the host.
  const data = snapshot ? downloads.spare(guide) : downloads.file(guide, { sure: true });
  const text = data.then((response) => response.text());
  for (const early of [library, text]) early.catch(() => {});
  const { loadPyodide } = await pyodide;
  downloads.serve();

  // Pyodide never settles when a part is missing, so what it waits for is watched here.
  const parts = Promise.all([glue, wasm, library, text]);
  const broken = new Promise((_, reject) => [parts, instance].map((one) => one.catch(reject)));
  // Files from the device are not counted: that all of them are there is told here.
  if (snapshot) instance.then(() => downloads.tellStart(), () => {});
  // It also stumbles over a part that did not come, and knows less of it than the part's own failure.
  const booted = boot({ loadPyodide, index, python, abi, snapshot }).catch(async (error) => {
    await parts;
    throw error;
  });
  const engine = await Promise.race([booted, broken]);
  // A snapshot is believed when it has answered; where it raises, Python starts from its files.
  if (snapshot) engine.call("step", '{"answers": {}}');
  else engine.load(await text);
  call = engine.call;
}

/**
 * Compiling takes the processors for a while. From a host that is near it is over before a reader
 * does anything; else it would meet their first press, and waits until that is done.
 */
async function inTime(file) {
  const asked = performance.now();
  const response = await file;
  if (performance.now() - asked > FAR) await going;
  return response;
}

/** @returns {Promise<Uint8Array | null>} null where it is not as it was kept */
async function memoryOf(found) {
  try {
    return unpack(new Uint32Array(await found.arrayBuffer()));
  } catch {
    return null;
  }
}

/** Why it did not start: what Python or the browser stumbles over may be a file that came damaged. */
async function cause(error, downloads) {
  const { kind = "engine", url } = error;
  if (url) return { kind, spoilt: [url] };
  if (NO_MEMORY.test(error)) return { kind: "memory", spoilt: [] };
  const spoilt = await downloads.spoilt();
  return { kind: spoilt.length ? "download" : kind, spoilt };
}

/**
 * Compiles the WebAssembly while the glue is still on its way; Pyodide would begin when that is there.
 * @returns {Promise<WebAssembly.Instance>} rejects when the browser cannot
 */
function instantiating(response) {
  const module = WebAssembly.compileStreaming(response);
  return new Promise((resolve, reject) => {
    const fail = (error) => {
      const kind = error instanceof TypeError ? "download" : "no-wasm";
      reject(error.kind ? error : Object.assign(new Error(error), { kind }));
    };
    module.catch(fail);
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const compiled = await module;
      const instance = WebAssembly.instantiate(compiled, imports);
      instance.then(resolve, fail);
      return { module: compiled, instance: await instance };
    };
  });
}

function answer({ id, name, payload }) {
  try {
    self.postMessage({ type: "result", id, text: call(name, payload) });
  } catch (error) {
    self.postMessage({ type: "error", id, message: String(error) });
  }
}
