// Starts Python with the engine in it. The browser's worker and the tests under Node share this file,
// so that what the tests compare is what the reader runs.

/**
 * @param {object} where
 * @param {Function} where.loadPyodide from pyodide.mjs
 * @param {string} where.index  folder of the Pyodide files: an absolute URL, or a path under Node
 * @param {string} where.python the zip with the trimmed standard library and the engine, likewise
 * @param {string} where.abi    the ABI version that this Pyodide expects of its package list
 * @returns {Promise<{load: (guide: string) => void, call: (name: string, payload: string) => string,
 *   pyodide: object}>} the engine's two entry points; JSON text in, JSON text out
 */
export async function boot({ loadPyodide, index, python, abi }) {
  const pyodide = await loadPyodide({
    indexURL: index,
    packageBaseUrl: index,
    stdLibURL: python,
    // No package is ever installed: an empty list in place saves fetching the real one.
    lockFileContents: { info: { abi_version: abi }, packages: {} },
  });
  const api = pyodide.pyimport("hingewell_engine.api");
  return {
    load: (guide) => api.load(guide),
    call: (name, payload) => api.call(name, payload),
    pyodide,
  };
}
