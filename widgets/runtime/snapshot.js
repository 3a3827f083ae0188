// Python's memory as a device keeps it between visits: taken when the engine has been imported and has
// read the guide, before anybody has asked it anything. A later visit goes on from there.
//
// `config` is the worker's, as engine.js describes it. A snapshot fits one build of Pyodide, the engine,
// the guide and these scripts, in one version of one browser: all of them are in its address.

/** @returns {Promise<Response | undefined>} what is kept for this start, if anything is */
export async function findSnapshot(config) {
  // Without storage Python starts as on the first visit.
  return await caches.match(address(config), { cacheName: cacheName(config) }).catch(() => undefined);
}

/** Keeps it, in place of any other. Rejects where the device has no room. */
export async function keepSnapshot(config, packed) {
  const cache = await caches.open(cacheName(config));
  await cache.put(address(config), new Response(packed));
  const others = (await cache.keys()).filter(({ url }) => url !== address(config));
  await Promise.all(others.map((other) => cache.delete(other)));
}

export async function forgetSnapshot(config) {
  await caches.delete(cacheName(config)).catch(() => {});
}

/** Named as all that the site keeps, so that it goes when that is removed. */
function cacheName({ root }) {
  return `hw-python ${root}`;
}

function address({ index, python, guide }) {
  const found = new URL("snapshot", import.meta.url);
  found.search = new URLSearchParams({ index, python, guide, browser: navigator.userAgent });
  return found.href;
}
