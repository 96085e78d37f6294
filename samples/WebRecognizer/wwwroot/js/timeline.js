import { clock, colourName } from "./emotions.js";
import { drawLane, drawMel, drawWave } from "./drawing.js";

const byId = (id) => document.getElementById(id);

/** Waveform, spectrogram, ribbon of turns and a lane for each emotion, over one axis of time. */
export class Timeline {
  constructor(onSeek) {
    this.lanes = [];
    this.isDue = false;
    new ResizeObserver(() => this.draw()).observe(byId("plots"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    const area = byId("cursor-area");
    const seek = (event) => {
      const { left, width } = area.getBoundingClientRect();
      onSeek(this.span[0] + Math.max(0, Math.min(1, (event.clientX - left) / width)) * (this.span[1] - this.span[0]));
    };
    area.addEventListener("pointerdown", (event) => {
      area.setPointerCapture(event.pointerId);
      seek(event);
    });
    area.addEventListener("pointermove", (event) => event.buttons > 0 && seek(event));
  }

  /** Shows a recording: its columns, windows, turns and the span of time, in seconds. */
  show(labels, columns, windows, turns, span) {
    Object.assign(this, { columns, windows, turns, span });
    if (this.labels?.join() !== labels.join()) {
      this.labels = labels;
      this.createLanes();
    }

    this.draw();
  }

  /** Draws at the next frame; less often for those who want less motion. */
  draw() {
    if (this.isDue || !this.columns) {
      return;
    }

    this.isDue = true;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    setTimeout(() => requestAnimationFrame(() => this.drawNow()), isCalm ? 250 : 0);
  }

  /** Puts the cursor at a time; null takes it away. */
  pointAt(seconds) {
    byId("cursor").hidden = seconds === null;
    if (seconds !== null) {
      byId("cursor").style.left = `${this.share(seconds)}%`;
    }
  }

  drawNow() {
    this.isDue = false;
    drawWave(byId("wave"), this.columns, this.turns, this.span);
    drawMel(byId("mel"), this.columns, this.span);
    this.lanes.forEach((canvas, i) => drawLane(canvas, this.windows, i, this.labels[i], this.span));
    this.drawRibbon();
    this.drawAxis();
  }

  drawRibbon() {
    const [from, to] = this.span;
    byId("ribbon").replaceChildren(...this.turns.filter((turn) => turn.end > from && turn.start < to).map((turn) => {
      const part = document.createElement("span");
      const [left, right] = [this.share(Math.max(from, turn.start)), this.share(Math.min(to, turn.end))];
      part.textContent = turn.emotion ?? (turn.scores ? "unsure" : "no speech");
      part.style.left = `${left}%`;
      part.style.width = `${right - left}%`;
      part.classList.toggle("quiet", !turn.emotion);
      if (turn.emotion) {
        part.style.backgroundColor = `var(${colourName(turn.emotion)})`;
      }

      return part;
    }));

    // A word that has no room is cut to three letters; the table has them all.
    const isTooLong = (part) => part.scrollWidth > part.clientWidth;
    for (const part of [...byId("ribbon").children].filter(isTooLong)) {
      part.textContent = part.textContent.slice(0, 3);
    }

    for (const part of [...byId("ribbon").children].filter(isTooLong)) {
      part.textContent = "";
    }
  }

  drawAxis() {
    const [from, to] = this.span;
    const most = Math.max(2, Math.floor(byId("axis").clientWidth / 64));
    const step = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300].find((seconds) => (to - from) / seconds <= most) ?? 600;
    const times = [];
    for (let time = Math.ceil(Math.max(0, from) / step) * step; time <= to + 1e-9; time += step) {
      times.push(time);
    }

    byId("axis").replaceChildren(...times.map((time) => {
      const tick = document.createElement("span");
      tick.textContent = clock(time, step < 1);
      tick.style.left = `${this.share(time)}%`;
      tick.classList.toggle("last", this.share(time) > 94);
      return tick;
    }));
  }

  createLanes() {
    this.lanes = this.labels.map(() => {
      const canvas = document.createElement("canvas");
      canvas.className = "plot lane";
      return canvas;
    });
    byId("lanes").replaceChildren(...this.labels.flatMap((label, i) => {
      const name = document.createElement("span");
      name.className = "row-name";
      name.textContent = label;
      return [name, this.lanes[i]];
    }));
  }

  share(seconds) {
    return (100 * (seconds - this.span[0])) / (this.span[1] - this.span[0]);
  }
}
