// Starts Python with the engine in it. The browser's worker, the build and the tests under Node share
// this file, so that what the tests compare is what the reader runs.

// The engine imports what only some widgets need when they ask; with a snapshot its files are not there.
const IMPORT_ALL = `
import importlib, zipimport
names = [name for files in zipimport._zip_directory_cache.values() for name in files]
for name in names:
    if name.endswith(".pyc"):  # since 3.14 it lists folders too
        importlib.import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
`;

/**
 * Starts Pyodide alone.
 * @param {object} where
 * @param {Function} where.loadPyodide from pyodide.mjs
 * @param {string} where.index  folder of the Pyodide files: an absolute URL, or a path under Node
 * @param {string} where.python the zip with the standard library and the engine, likewise
 * @param {string} where.abi    the ABI version that this Pyodide expects of its package list
 * @param {Uint8Array} [where.snapshot] memory to go on from: of the same files, with the guide loaded
 * @param {boolean} [where.keeps] whether a snapshot will be taken of it
 * @returns {Promise<object>} Pyodide's own interface
 */
export function startPython({ loadPyodide, index, python, abi, snapshot, keeps = false }) {
  return loadPyodide({
    indexURL: index,
    packageBaseUrl: index,
    stdLibURL: python,
    // No package is ever installed: an empty list in place saves fetching the real one.
    lockFileContents: { info: { abi_version: abi }, packages: {} },
    _loadSnapshot: snapshot,
    _makeSnapshot: keeps,
  });
}

/**
 * @param {object} where as `startPython`
 * @returns {Promise<{load: (guide: string) => void, call: (name: string, payload: string) => string,
 *   pyodide: object}>} the engine's two entry points; JSON text in, JSON text out
 */
export async function boot(where) {
  const pyodide = await startPython(where);
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
