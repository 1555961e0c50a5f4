// Keeps the shell of the phone's screens so that they open without a network. It never keeps an answer of the server's interface.
// FILES is filled in by the build, so that a new build is a new worker.
const FILES = ['/*FILES*/'];
const NAME = `zs-field-${/*STAMP*/ 'dev'}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('zs-field-') && name !== NAME).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith('/field')) return;
  // Pages: the newest while there is a network, the kept one otherwise.
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match('/field/')));
    return;
  }
  event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
