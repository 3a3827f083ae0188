// Pyodide in a module worker, as its documentation shows. The address says which: ?/pyodide/
globalThis.firstResult = new Promise((resolve, reject) => {
  const worker = new Worker(`stock-worker.js${location.search}`, { type: "module" });
  worker.onmessage = () => resolve(performance.now());
  worker.onerror = ({ message }) => reject(new Error(message));
});
