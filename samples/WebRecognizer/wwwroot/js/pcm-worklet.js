// Runs in the audio thread: collects 100 ms of the microphone, as 16-bit samples, and posts them to the page.
class PcmProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.chunk = new Int16Array(Math.round(sampleRate / 10));
    this.count = 0;
    this.port.onmessage = () => {
      this.post();
      this.port.postMessage(null);
    };
  }

  process([input]) {
    for (const sample of input[0] ?? []) {
      this.chunk[this.count++] = Math.round(32767 * Math.max(-1, Math.min(1, sample)));
      if (this.count === this.chunk.length) {
        this.post();
      }
    }

    return true;
  }

  post() {
    const samples = this.chunk.slice(0, this.count);
    this.count = 0;
    this.port.postMessage(samples, [samples.buffer]);
  }
}

registerProcessor("pcm", PcmProcessor);
