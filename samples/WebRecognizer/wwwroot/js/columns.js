// The picture's columns as the server sends them: low and high sample, then the log-mel bands.

/** Reads base64 into bytes. */
export function toBytes(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }

  return bytes;
}

/** Columns of equal time; live ones grow. */
export class Columns {
  constructor(bands, secondsPerColumn, bytes = new Uint8Array()) {
    this.bands = bands;
    this.stride = bands + 2;
    this.secondsPerColumn = secondsPerColumn;
    this.bytes = bytes;
    this.count = bytes.length / this.stride;
  }

  get seconds() {
    return this.count * this.secondsPerColumn;
  }

  append(bytes) {
    const needed = this.count * this.stride + bytes.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(2 * needed);
      grown.set(this.bytes);
      this.bytes = grown;
    }

    this.bytes.set(bytes, this.count * this.stride);
    this.count += bytes.length / this.stride;
  }

  /** The lowest and highest sample between two times, −1 to 1. */
  range(from, to) {
    let low = 0;
    let high = 0;
    for (let i = this.indexAt(from); i <= this.indexAt(to - 1e-6); i++) {
      low = Math.min(low, (this.bytes[i * this.stride] << 24) >> 24);
      high = Math.max(high, (this.bytes[i * this.stride + 1] << 24) >> 24);
    }

    return [low / 127, high / 127];
  }

  /** The loudest band between two times. */
  loudest(from, to) {
    let loudest = 0;
    for (let i = this.indexAt(from); i <= this.indexAt(to); i++) {
      for (let band = 0; band < this.bands; band++) {
        loudest = Math.max(loudest, this.bytes[i * this.stride + 2 + band]);
      }
    }

    return loudest;
  }

  indexAt(seconds) {
    return Math.max(0, Math.min(this.count - 1, Math.floor(seconds / this.secondsPerColumn)));
  }
}
