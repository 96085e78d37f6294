import { Problem } from "./problem.js";

/** Opens the microphone as it is: echo and noise removal of calls would change how a voice sounds. */
export async function openMicrophone(onSamples) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new Problem("This browser cannot record here", "Open the page over https, or choose a file instead.");
  }

  const stream = await ask();
  let context;
  try {
    context = new AudioContext();
    return await listen(stream, context, onSamples);
  } catch {
    // Or the browser would go on showing that it records.
    stopTracks(stream);
    await context?.close();
    throw new Problem("The microphone could not be opened", "Part of the page may be missing. Reload it, or choose a file instead.");
  }
}

async function listen(stream, context, onSamples) {
  await context.audioWorklet.addModule(new URL("pcm-worklet.js", import.meta.url));
  const node = new AudioWorkletNode(context, "pcm", { channelCount: 1, channelCountMode: "explicit" });
  let flushed;
  node.port.onmessage = ({ data }) => (data === null ? flushed() : data.length > 0 && onSamples(data));
  context.createMediaStreamSource(stream).connect(node).connect(context.destination);
  return {
    rate: context.sampleRate,
    /** Ends the recording after its last samples were handed over. */
    async close() {
      stopTracks(stream);
      await new Promise((resolve) => {
        flushed = resolve;
        node.port.postMessage("flush");
      });
      await context.close();
    },
  };
}

function stopTracks(stream) {
  for (const track of stream.getTracks()) {
    track.stop();
  }
}

async function ask() {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch (error) {
    throw error.name === "NotAllowedError"
      ? new Problem("The microphone is blocked", "Allow it in the browser's address bar, or choose a file instead.")
      : new Problem("No microphone was found", "Connect one, or choose a file instead.");
  }
}

/** Joins 16-bit chunks to a WAV file, to play the recording back. */
export function toWav(chunks, rate) {
  const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const header = new DataView(new ArrayBuffer(44));
  const text = (offset, value) => [...value].forEach((letter, i) => header.setUint8(offset + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, 36 + length, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, 2 * rate, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, length, true);
  return new Blob([header, ...chunks], { type: "audio/wav" });
}
