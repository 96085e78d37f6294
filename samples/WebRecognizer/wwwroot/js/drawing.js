import { colourOf, cssColour } from "./emotions.js";

// Quiet to loud; lightness rises evenly, so it reads the same in grey.
const Heat = [[11, 11, 28], [38, 20, 84], [98, 26, 120], [160, 44, 112], [214, 74, 84], [246, 128, 66], [253, 192, 96], [253, 246, 206]];
const ShownSteps = 130; // 65 dB, two steps a decibel

/** Fits a canvas to its place on the screen and clears it. */
function begin(canvas) {
  const scale = window.devicePixelRatio || 1;
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  return { context, width, height };
}

/** Bars from the lowest to the highest sample, in the colour of the turn they lie in. */
export function drawWave(canvas, columns, turns, [from, to]) {
  const { context, width, height } = begin(canvas);
  const quiet = cssColour("--line");
  const colours = turns.map((turn) => (turn.emotion ? colourOf(turn.emotion) : turn.scores ? cssColour("--soft") : quiet));
  const [least, most] = columns.count > 0 ? columns.range(Math.max(0, from), to) : [0, 0];
  const gain = 0.96 / Math.max(0.05, most, -least);
  for (let x = 0, turn = 0; x < width; x += 3) {
    const start = from + ((to - from) * x) / width;
    const end = from + ((to - from) * (x + 3)) / width;
    if (start < 0 || start >= columns.seconds) {
      continue;
    }

    while (turn < turns.length - 1 && turns[turn].end <= start) {
      turn++;
    }

    const [low, high] = columns.range(start, end);
    const top = (height / 2) * (1 - high * gain);
    const bottom = (height / 2) * (1 - low * gain);
    context.fillStyle = colours[turn] ?? cssColour("--soft");
    context.beginPath();
    context.roundRect(x, Math.min(top, height / 2 - 1), 2, Math.max(2, bottom - top), 1);
    context.fill();
  }
}

/** The library's log-mel spectrogram; the browser only gives it colours. */
export function drawMel(canvas, columns, [from, to]) {
  const { context, width, height } = begin(canvas);
  const first = columns.indexAt(from);
  const last = columns.indexAt(to);
  if (columns.count === 0) {
    return;
  }

  const loudest = Math.max(ShownSteps, columns.loudest(from, to));
  const image = new ImageData(last - first + 1, columns.bands);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = first; i <= last; i++) {
    for (let band = 0; band < columns.bands; band++) {
      const value = (columns.bytes[i * columns.stride + 2 + band] - loudest) / ShownSteps + 1;
      pixels[(columns.bands - 1 - band) * image.width + (i - first)] = Palette[Math.max(0, Math.round(255 * value))];
    }
  }

  const scratch = new OffscreenCanvas(image.width, image.height);
  scratch.getContext("2d").putImageData(image, 0, 0);
  const pixelsPerSecond = width / (to - from);
  context.imageSmoothingQuality = "high";
  const left = (first * columns.secondsPerColumn - from) * pixelsPerSecond;
  context.drawImage(scratch, left, 0, image.width * columns.secondsPerColumn * pixelsPerSecond, height);
}

/** How probable one emotion is over time: an area, with gaps where nobody speaks. */
export function drawLane(canvas, windows, index, label, [from, to]) {
  const { context, width, height } = begin(canvas);
  const xOf = (time) => ((time - from) / (to - from)) * width;
  context.fillStyle = colourOf(label);
  windows.forEach((window, i) => {
    if (!window.scores) {
      return;
    }

    // A window stands for the time half-way to its neighbours' middles.
    const [before, after] = [windows[i - 1], windows[i + 1]];
    const left = Math.round(xOf(before ? (middle(before) + middle(window)) / 2 : window.start));
    const right = Math.round(xOf(after ? (middle(window) + middle(after)) / 2 : window.end));
    const value = window.scores[index] * (height - 2);
    if (value >= 0.3) {
      context.fillRect(left, height - value, Math.max(1, right - left), value);
    }
  });
}

const middle = (window) => (window.start + window.end) / 2;

const Palette = Uint32Array.from({ length: 256 }, (_, i) => {
  const position = (i / 255) * (Heat.length - 1);
  const left = Math.min(Math.floor(position), Heat.length - 2);
  const [red, green, blue] = Heat[left].map((value, part) => Math.round(value + (position - left) * (Heat[left + 1][part] - value)));
  return (255 << 24) | (blue << 16) | (green << 8) | red;
});
