// Takes the place of the worker where the setting page.coldOpen is false, and goes.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(self.registration.unregister().then(() => caches.delete("switchover")));
});
