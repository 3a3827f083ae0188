// Pyodide's WebAssembly comes in two halves (hooks/hingewell/bundle/halves.py). It starts from the first;
// the rest is loaded when something of it is called, which hardly ever happens.

const SHARED = "hw-table-";

// (module (import "" "f" (func)) (export "f" (func 0))): a table takes no function of JavaScript's own.
const TAKEN = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 6, 1, 0, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0,
]);

/**
 * Starts Pyodide, which knows nothing of halves.
 * @param {() => WebAssembly.Module} rest  gives the rest at once: who called it waits
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 * @template T
 */
export async function inHalves(rest, start) {
  const { instantiate, instantiateStreaming } = WebAssembly;
  const both = { instantiate, instantiateStreaming };
  for (const [name, instantiating] of Object.entries(both)) {
    WebAssembly[name] = async (source, imports) => joined(await instantiating(source, imports), imports, rest);
  }
  try {
    return await start();
  } finally {
    Object.assign(WebAssembly, both);
  }
}

function joined(made, imports, rest) {
  const all = Object.entries(made.instance?.exports ?? {});
  const [shared, own] = [true, false].map((is) => all.filter(([name]) => name.startsWith(SHARED) === is));
  if (!shared.length) return made;
  // The rest gets what the first half got, whatever has been put in its place since.
  const given = { hw: Object.fromEntries(shared) };
  for (const { module, name } of WebAssembly.Module.imports(made.module)) {
    (given[module] ??= {})[name] = imports[module][name];
  }
  const load = () => void new WebAssembly.Instance(rest(), given);
  const [, join] = shared.at(-1);
  join.set(0, new WebAssembly.Instance(new WebAssembly.Module(TAKEN), { "": { f: load } }).exports.f);
  return { module: made.module, instance: { exports: Object.fromEntries(own) } };
}
