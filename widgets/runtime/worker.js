// The worker in which Python runs, so that the page never stands still.
//
// In:  {type: "start", config}             config as engine.js describes it, with absolute URLs
//      {type: "call", id, name, payload}   payload is JSON text
// Out: {type: "progress", loaded, total, phase}   bytes; phase is "download" or "start"
//      {type: "ready"}
//      {type: "failed", kind, message, spoilt}   the engine did not start; spoilt: files to ask for anew
//      {type: "result", id, text}          what the engine answered, JSON text
//      {type: "error", id, message}        the engine raised an exception
import { boot } from "./boot.js";
import { Downloads } from "./downloads.js";

const NO_MEMORY = /RangeError|MemoryError|out of memory/i;

let call = null;

self.addEventListener("message", ({ data }) => {
  if (data.type === "start") {
    start(data.config);
  } else {
    answer(data);
  }
});

async function start(config) {
  const report = (progress) => self.postMessage({ type: "progress", ...progress });
  const downloads = new Downloads(config, report);
  try {
    await begin(config, downloads);
    self.postMessage({ type: "ready" });
  } catch (error) {
    self.postMessage({ type: "failed", message: String(error), ...(await cause(error, downloads)) });
  }
}

async function begin({ index, python, guide, abi }, downloads) {
  const failed = compileFailure();
  // All five at once: each would otherwise wait for the one before to name it.
  const glue = downloads.module(`${index}pyodide.asm.js`);
  const wasm = downloads.file(`${index}pyodide.asm.wasm`);
  const library = downloads.file(python);
  // The page and its data have to be of one version, whatever stands between here and the host.
  const data = downloads.file(guide, { sure: true }).then((response) => response.text());
  // What fails before anybody waits for it is told below, and not to the console as well.
  for (const early of [glue, wasm, library, data]) early.catch(() => {});
  const { loadPyodide } = await downloads.module(`${index}pyodide.mjs`);
  downloads.serve();

  // Pyodide never settles when a part is missing, so what it waits for is watched here.
  const parts = Promise.all([glue, wasm, library, data]);
  const broken = new Promise((_, reject) => parts.catch(reject));
  // It also stumbles over a part that did not come, and knows less of it than the part's own failure.
  const booted = boot({ loadPyodide, index, python, abi }).catch(async (error) => {
    await parts;
    throw error;
  });
  const engine = await Promise.race([booted, broken, failed]);
  engine.load(await data);
  call = engine.call;
}

/** Why it did not start: what Python or the browser stumbles over may be a file that came damaged. */
async function cause(error, downloads) {
  const { kind = "engine", url } = error;
  if (url) return { kind, spoilt: [url] };
  if (NO_MEMORY.test(error)) return { kind: "memory", spoilt: [] };
  const spoilt = await downloads.spoilt();
  return { kind: spoilt.length ? "download" : kind, spoilt };
}

/** A promise that only ever rejects: when the browser cannot compile the WebAssembly. */
function compileFailure() {
  return new Promise((_, reject) => {
    const compile = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (response, imports) => {
      const instance = compile.call(WebAssembly, response, imports);
      instance.catch((error) => {
        const kind = error instanceof TypeError ? "download" : "no-wasm";
        reject(Object.assign(new Error(error), { kind }));
      });
      return instance;
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
