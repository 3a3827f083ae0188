// Fetches while everything else in this worker waits: what is in the middle of a call goes on in it.

/**
 * @param {string} url
 * @param {boolean} [anew] whether to pass by what the browser has kept of it
 * @returns {ArrayBuffer} throws what has the host's `status`, where it answered
 */
export function atOnce(url, anew = false) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  if (anew) request.setRequestHeader("Cache-Control", "no-cache");
  request.send();
  if (request.status === 200) return request.response;
  throw Object.assign(new Error(`the host says ${request.status}`), { status: request.status });
}
