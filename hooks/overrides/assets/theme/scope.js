// What the theme keeps between pages (the choice of colours), under this site's own path.
// A browser that refuses storage is treated as one that has stored nothing.
window.__md_scope = new URL(document.currentScript.dataset.base, location);

window.__md_hash = (text) =>
  [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);

window.__md_get = (key, storage, scope = window.__md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};

window.__md_set = (key, value, storage, scope = window.__md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // Nothing is kept; the page works without.
  }
};
