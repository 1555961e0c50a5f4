/**
 * After a new version was put in place, a page that was open asks for parts of the old one that are gone. It then loads anew, once; what was typed
 * is kept outside the page.
 */
const KEY = 'zs-loaded-anew';
const AGAIN_MS = 60_000;

export function loadAnewWhenRebuilt(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (performance.timeOrigin + performance.now() - last < AGAIN_MS) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, String(performance.timeOrigin + performance.now()));
    location.reload();
  });
}
