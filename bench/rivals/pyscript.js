globalThis.firstResult = new Promise((resolve) => {
  globalThis.tellFirstResult = () => resolve(performance.now());
});
