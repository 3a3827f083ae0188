// The service worker that takes the place of an earlier one and removes it with all that it kept.
// The build writes it where nothing is to be kept on devices (see `offline` in mkdocs.yml).

addEventListener("install", () => self.skipWaiting());

addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith("hw-") && name.endsWith(registration.scope));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
