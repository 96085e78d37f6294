import { lengthOf, showAnswer, showMoment, showTurns } from "./answer.js";
import { Columns, toBytes } from "./columns.js";
import { clock, indexOfMax, percent } from "./emotions.js";
import { showScores } from "./scores.js";
import { Timeline } from "./timeline.js";

const byId = (id) => document.getElementById(id);
const LiveSeconds = 20;
const LiveColumnSeconds = 0.032;
const LiveBands = 64;
const PaddingSeconds = 0.2; // browsers may play the padding of a coded file, which was not judged

/** The lower half of the page: a finished recording, or one that is going on. */
export class ResultView {
  constructor() {
    this.timeline = new Timeline((seconds) => this.result && this.moveTo(seconds, true));
    this.sound = new Audio();
    this.sound.addEventListener("loadedmetadata", () => (byId("play").hidden = !this.result));
    this.sound.addEventListener("timeupdate", () => !this.sound.paused && this.moveTo(this.sound.currentTime, false));
    for (const name of ["play", "pause", "ended"]) {
      this.sound.addEventListener(name, () => (byId("play").textContent = this.sound.paused ? "Play" : "Pause"));
    }

    byId("play").addEventListener("click", () => (this.sound.paused ? this.sound.play() : this.sound.pause()));
    byId("position").addEventListener("input", (event) => this.moveTo(Number(event.target.value), true));
    byId("whole").addEventListener("click", () => {
      this.showWhole();
      byId("headline").focus();
    });
  }

  /** Shows a finished recording; returns the answer as a sentence. */
  show(name, result, sound) {
    this.result = result;
    this.setLive(false);
    const columns = new Columns(result.picture.bands, result.picture.secondsPerColumn, toBytes(result.picture.columns));
    this.timeline.show(result.labels, columns, result.windows, result.turns, [0, Math.max(0.1, result.duration)]);
    byId("position").max = result.duration.toFixed(1);
    byId("wave").setAttribute("aria-label", `Waveform of ${name}, ${lengthOf(result)}`);
    byId("model").textContent = `Model: ${result.model}`;
    showTurns(result.turns);
    this.showWhole();
    this.load(sound);
    return showAnswer(name, result);
  }

  /** Begins to show a recording that is going on. */
  begin(labels) {
    this.result = null;
    this.labels = labels;
    this.columns = new Columns(LiveBands, LiveColumnSeconds);
    this.windows = [];
    this.setLive(true);
    this.load(null);
    this.timeline.pointAt(null);
    byId("facts").textContent = "Your microphone";
    showMoment(labels, null);
    showScores(labels, null, "The last three seconds.");
    this.follow();
  }

  addColumns(base64) {
    this.columns.append(toBytes(base64));
    this.follow();
  }

  /** Takes the next answer; returns it as words. */
  addWindow(window) {
    this.windows.push(window);
    this.follow();
    showScores(this.labels, window.scores ?? null, window.scores ? "The last three seconds." : "Nobody speaks.");
    return showMoment(this.labels, window);
  }

  hide() {
    byId("result").hidden = true;
    this.load(null);
  }

  follow() {
    const end = Math.max(LiveSeconds, this.columns.seconds);
    const turns = this.windows.map((window, i) => ({
      ...window,
      start: i > 0 ? (this.windows[i - 1].end + window.end) / 2 - 0.25 : window.start,
      end: window.end,
    }));
    this.timeline.show(this.labels, this.columns, this.windows, joined(turns), [end - LiveSeconds, end]);
  }

  showWhole() {
    this.sound.pause();
    byId("position").value = 0;
    byId("position-text").textContent = clock(0);
    byId("position").setAttribute("aria-valuetext", "beginning");
    byId("whole").hidden = true;
    this.timeline.pointAt(null);
    showScores(this.result.labels, this.result.scores ?? null, this.result.scores ? "The whole recording." : "Nobody speaks.");
  }

  moveTo(seconds, isSeek) {
    const { windows, labels, duration } = this.result;
    byId("whole").hidden = false;
    byId("position").value = seconds;
    byId("position-text").textContent = clock(seconds);
    if (seconds > duration + PaddingSeconds) {
      // The browser plays all of a recording that was cut.
      byId("position").setAttribute("aria-valuetext", `${clock(seconds)}, not looked at`);
      this.timeline.pointAt(null);
      showScores(labels, null, `Around ${clock(seconds)}: not looked at.`);
      return;
    }

    const window = windows.reduce((best, other) => (distance(other, seconds) < distance(best, seconds) ? other : best), windows[0]);
    const top = window?.scores ? indexOfMax(window.scores) : -1;
    const heard = top < 0 ? "no speech" : `${labels[top]} ${percent(window.scores[top])}`;
    byId("position").setAttribute("aria-valuetext", `${clock(seconds)}, ${heard}`);
    this.timeline.pointAt(Math.min(seconds, duration));
    showScores(labels, window?.scores ?? null, top < 0 ? `Around ${clock(seconds)}: nobody speaks.` : `Around ${clock(seconds)}.`);
    if (isSeek && this.sound.src) {
      this.sound.currentTime = seconds;
    }
  }

  setLive(isLive) {
    byId("result").hidden = false;
    byId("result").classList.toggle("live", isLive);
    byId("turns").hidden = isLive;
    byId("whole").hidden = true;
  }

  // The sound stays in the browser's memory; a format it cannot play has no button.
  load(sound) {
    byId("play").hidden = true;
    this.sound.pause();
    URL.revokeObjectURL(this.sound.src);
    if (sound) {
      this.sound.src = URL.createObjectURL(sound);
    } else {
      this.sound.removeAttribute("src");
    }
  }
}

const distance = (window, seconds) => Math.abs((window.start + window.end) / 2 - seconds);

// Neighbours with the same answer become one part of the ribbon.
function joined(windows) {
  const parts = [];
  for (const window of windows) {
    const last = parts.at(-1);
    if (last && last.emotion === window.emotion && !last.scores === !window.scores) {
      last.end = window.end;
    } else {
      parts.push({ ...window, start: last ? last.end : window.start });
    }
  }

  return parts;
}
