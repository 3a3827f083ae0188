// Starts Python with the engine in it. The browser's worker and the tests under Node share this file,
// so that what the tests compare is what the reader runs.
import { inHalves } from "./halves.js";

// The engine imports what only some widgets need when they ask; with a snapshot its files are not there.
const IMPORT_ALL = `
import importlib, zipimport
for files in list(zipimport._zip_directory_cache.values()):
    for file in files:
        importlib.import_module(file.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
`;

/**
 * @param {object} where
 * @param {Function} where.loadPyodide from pyodide.mjs
 * @param {string} where.index  folder of the Pyodide files: an absolute URL, or a path under Node
 * @param {string} where.python the zip with the trimmed standard library and the engine, likewise
 * @param {string} where.abi    the ABI version that this Pyodide expects of its package list
 * @param {() => WebAssembly.Module} where.rest what is left of Pyodide's WebAssembly, at once
 * @param {Uint8Array} [where.snapshot] memory to go on from: of the same files, with the guide loaded
 * @param {boolean} [where.keeps] whether a snapshot will be taken of it
 * @returns {Promise<{load: (guide: string) => void, call: (name: string, payload: string) => string,
 *   pyodide: object}>} the engine's two entry points; JSON text in, JSON text out
 */
export async function boot({ loadPyodide, index, python, abi, rest, snapshot, keeps = false }) {
  const options = {
    indexURL: index,
    packageBaseUrl: index,
    stdLibURL: python,
    // No package is ever installed: an empty list in place saves fetching the real one.
    lockFileContents: { info: { abi_version: abi }, packages: {} },
    _loadSnapshot: snapshot,
    _makeSnapshot: keeps,
  };
  const pyodide = await inHalves(rest, () => loadPyodide(options));
  const api = pyodide.pyimport("hingewell_engine.api");
  return {
    load: (guide) => api.load(guide),
    call: (name, payload) => api.call(name, payload),
    pyodide,
  };
}

/**
 * The memory of an engine that was booted with `keeps`, has its guide and was asked nothing.
 * @returns {Uint8Array}
 */
export function snapshotOf({ pyodide }) {
  pyodide.runPython(IMPORT_ALL);
  return pyodide.makeMemorySnapshot();
}
