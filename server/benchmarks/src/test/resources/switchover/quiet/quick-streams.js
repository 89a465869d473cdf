// The page's event streams in its own time, by way of {{signs}}: the signs of life come faster than
// they are due, and are heard when they are. The time waits for one that is due, and for a stream
// that is being opened.
(() => {
  /** Nodes give them a little sooner than each second. */
  const PERIOD_MILLIS = 889;

  /** Those beyond are left out. */
  const MOST_EARLY = 2;

  const RealStream = EventSource;
  day.signs = 0;

  window.EventSource = class extends RealStream {
    constructor(url) {
      const { port, searchParams } = new URL(url);
      const periods = Number(searchParams.get("signsEvery") ?? 1);
      super(`{{signs}}?port=${port}&signsEvery=${periods}`);
      this.everyMillis = PERIOD_MILLIS * periods;
      this.limitMillis = performance.now();
      this.early = [];
      this.listeners = [];
      day.sources.add(this);
      super.addEventListener("open", () => this.opened());
      super.addEventListener("alive", (event) => this.came(event));
      super.addEventListener("error", () => this.end());
    }

    addEventListener(type, then) {
      if (type === "alive") {
        this.listeners.push(then);
      } else {
        super.addEventListener(type, then);
      }
    }

    close() {
      super.close();
      this.end();
    }

    opened() {
      this.limitMillis = performance.now() + this.everyMillis;
      day.sources.add(this);
      day.go();
    }

    came(event) {
      if (this.early.length < MOST_EARLY) {
        this.early.push(event);
        day.go();
      }
    }

    end() {
      this.early = [];
      day.sources.delete(this);
      day.go();
    }

    isDue() {
      return this.early.length > 0 && performance.now() >= this.limitMillis;
    }

    happen() {
      day.signs += 1;
      this.limitMillis += this.everyMillis;
      const event = this.early.shift();
      this.listeners.forEach((then) => then(event));
    }
  };
})();
