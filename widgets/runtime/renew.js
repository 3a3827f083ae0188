// Scripts that the browser has kept and that are not whole: a worker gets them from there again and
// again, and nobody can tell it to ask the host.

const IMPORTED = /\bfrom\s*"(\.[^"]+)"/g;

/**
 * Has a script, and all that it imports, brought anew into the browser's cache. What cannot be had
 * stays as it was: whoever runs it meets that again.
 */
export async function renew(url, signal, seen = new Set()) {
  if (seen.has(String(url))) return;
  seen.add(String(url));
  try {
    const response = await fetch(url, { cache: "reload", signal });
    const imported = [...(await response.text()).matchAll(IMPORTED)];
    await Promise.all(imported.map(([, path]) => renew(new URL(path, url), signal, seen)));
  } catch {
    // Told by the worker's own failure.
  }
}
