// The bound for any Python: it cannot run the engine, so it adds one to one.
globalThis.firstResult = new Promise((resolve, reject) => {
  const worker = new Worker("micropython-worker.js", { type: "module" });
  worker.onmessage = () => resolve(performance.now());
  worker.onerror = ({ message }) => reject(new Error(message));
});
