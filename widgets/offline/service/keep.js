// The service worker that keeps the guide on the device. In front of it the build puts Workbox and
// `hwKeep`, the list of this version's files with their hashes.
//
// A version is never mixed with another:
// - a file is only ever stored and served when it has the hash that this version's list gives it;
// - the next version waits until no page of this one is open, or until the only one asks for it;
// - what a page from the network needs comes from the network too: of one that is on no list, one that
//   was not kept and has changed since, and of all once the reader has removed what was kept.
//
// A page talks to it in words ("state", "whole", "use"), with a port for the answer.

const { core, later, bytes, missing } = self.hwKeep;
const CACHE = `hw-guide ${registration.scope}`;
const WHOLE = `hw-whole ${registration.scope}`; // it exists where the reader asked for all
const fromNetwork = new Set(); // the pages that came from there, as clients

const entry = ([url, hash, named]) => ({
  url,
  revision: named ? null : hash,
  integrity: `sha256-${hash}`,
});
const first = new workbox.precaching.PrecacheController({ cacheName: CACHE });
const all = new workbox.precaching.PrecacheController({ cacheName: CACHE });
first.addToCacheList(core.map(entry));
all.addToCacheList([...core, ...later].map(entry));

addEventListener("install", (event) => {
  routePast(event);
  first.install(event);
  event.waitUntil(caches.has(WHOLE).then((wanted) => wanted && keepFiles(later, event)));
});

addEventListener("activate", (event) => all.activate(event));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (all.getCacheKeyForURL(fileOf(request.url))) event.respondWith(part(event));
});

addEventListener("message", (event) => {
  const answer = (said) => event.ports[0].postMessage(said);
  const acts = {
    state: () => tellState(event, answer),
    whole: () => keepWhole(event, answer),
    use: async () => answer({ others: await useNow(event) }),
  };
  event.waitUntil(acts[event.data]());
});

/** What the name of a file tells apart is the same in every version: the browser takes it from the cache itself. */
function routePast(event) {
  const { pathname } = new URL(registration.scope);
  const of = (folder) => ({
    condition: { urlPattern: { pathname: `${pathname}${folder}*` }, requestMethod: "GET" },
    source: { cacheName: CACHE },
  });
  event.waitUntil(event.addRoutes?.(["assets/runtime/", "assets/widgets/"].map(of)));
}

async function page(event) {
  const url = pageOf(event.request.url);
  if (all.getCacheKeyForURL(`${url}/`)) return Response.redirect(`${url}/`);
  if (all.getCacheKeyForURL(url) && (await caches.has(CACHE))) {
    try {
      return await kept(event, url);
    } catch {
      // It was not kept yet, and the host does not answer, or no longer has it as it was.
    }
  }
  fromNetwork.add(event.resultingClientId);
  try {
    return await fetch(event.request);
  } catch {
    const base = `<base href="${registration.scope}">`;
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    };
    return new Response(missing.replace("<head>", `<head>${base}`), { status: 503, headers });
  }
}

async function part(event) {
  const { request, clientId } = event;
  const url = fileOf(request.url);
  const named = all.getCacheKeyForURL(url) === url;
  const client = named || fromNetwork.has(clientId) ? null : await clients.get(clientId);
  const ours = named || (client && all.getCacheKeyForURL(pageOf(client.url)));
  return ours && (await caches.has(CACHE)) ? kept(event, url) : fetch(request);
}

/** The file of this version: as kept, or from the network where it is still the same there. */
function kept(event, url) {
  const cacheKey = all.getCacheKeyForURL(url);
  const params = { cacheKey, integrity: all.getIntegrityForCacheKey(cacheKey) };
  return all.strategy.handle({ event, request: new Request(url), params });
}

/** What is kept, after what has gone was fetched again. */
async function tellState(event, answer) {
  try {
    const cache = await caches.open(CACHE);
    if ((await cache.keys()).length < core.length) await keepFiles(core, event);
    answer({ whole: await caches.has(WHOLE), bytes });
  } catch (error) {
    answer({ failed: String(error) });
  }
}

async function keepWhole(event, answer) {
  try {
    await keepFiles(later, event, (done) => answer({ done, of: later.length }));
    await caches.open(WHOLE);
    answer({ whole: true });
  } catch (error) {
    answer({ failed: String(error) });
  }
}

async function keepFiles(files, event, tell = () => {}) {
  for (const [at, [url]] of files.entries()) {
    const response = await kept(event, new URL(url, location.href).href);
    await response.body?.cancel();
    tell(at + 1);
  }
}

/** Takes over if no other page is open. @returns how many are */
async function useNow(event) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const here = open.filter(({ url }) => url.startsWith(registration.scope));
  const others = here.filter(({ id }) => id !== event.source.id).length;
  if (others === 0) self.skipWaiting();
  return others;
}

/** Which page an address is of: its query may say what to highlight, its end where to be. */
function pageOf(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** Which file: WebKit's requests name a place in it as well. */
function fileOf(url) {
  return url.split("#", 1)[0];
}
