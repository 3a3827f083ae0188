const home = new URL(
  "node_modules/@micropython/micropython-webassembly-pyscript/",
  location.href,
).href;
const { loadMicroPython } = await import(`${home}micropython.mjs`);
const micropython = await loadMicroPython({ url: `${home}micropython.wasm` });
postMessage(micropython.runPython("1 + 1"));
