import { openMicrophone } from "./microphone.js";
import { Problem } from "./problem.js";

const Unreachable = ["The server cannot be reached", "Is it still running? Try again."];

/** What the server can do: labels, limits. */
export async function about() {
  let response;
  try {
    response = await fetch("api/about");
  } catch {
    throw new Problem(...Unreachable);
  }

  if (!response.ok) {
    throw await Problem.of(response);
  }

  return response.json();
}

/** Sends a file as it is, or in a form after earlier recordings of its voice, and returns what the server found. */
export async function judgeFile(file, signal, voice = []) {
  let response;
  try {
    const body = voice.length === 0 ? file : formOf(file, voice);
    const headers = body === file ? { "Content-Type": "application/octet-stream" } : {};
    response = await fetch("api/recordings", { method: "POST", body, signal, headers });
  } catch (error) {
    throw signal.aborted ? error : new Problem(...Unreachable);
  }

  if (!response.ok) {
    throw await Problem.of(response);
  }

  return response.json();
}

// What the files are called stays here.
function formOf(file, voice) {
  const form = new FormData();
  voice.forEach((earlier) => form.append("voice", earlier, "voice"));
  form.append("recording", file, "recording");
  return form;
}

/**
 * Records and follows. Calls on.columns, on.window while it goes on; the returned object's `result` is settled in the end, and its
 * `stop()` asks for that. Where the network is slower than the microphone for longer than five seconds, it ends with a problem.
 */
export async function judgeMicrophone(on) {
  let socket;
  const early = [];
  const chunks = [];
  const microphone = await openMicrophone((samples) => {
    chunks.push(samples);
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(samples);
      if (socket.bufferedAmount > 5 * 2 * microphone.rate) {
        fail(new Problem("The connection is too slow", "Your voice comes faster than it can be sent. Record it to a file instead."));
      }
    } else {
      early.push(samples);
    }
  });

  let succeed;
  let fail;
  const result = new Promise((resolve, reject) => ([succeed, fail] = [resolve, reject]));
  const url = new URL(`api/live?rate=${microphone.rate}`, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  socket = new WebSocket(url);
  let isStopped = false;
  socket.onopen = () => {
    early.forEach((samples) => socket.send(samples));
    if (isStopped) {
      socket.send("stop");
    }
  };
  socket.onclose = () => fail(new Problem(...Unreachable));
  socket.onmessage = ({ data }) => {
    const { columns, window, result: whole, problem } = JSON.parse(data);
    if (columns) {
      on.columns(columns);
    } else if (window) {
      on.window(window);
    } else if (whole) {
      succeed(whole);
    } else {
      fail(new Problem(problem.title, problem.detail));
    }
  };

  // Whatever ends it, the microphone goes off.
  let closing;
  const closeMicrophone = () => (closing ??= microphone.close());
  return {
    rate: microphone.rate,
    chunks,
    result: result.finally(async () => {
      socket.close();
      await closeMicrophone();
    }),
    async stop() {
      await closeMicrophone();
      isStopped = true; // a socket that is not open yet says it then
      if (socket.readyState === WebSocket.OPEN) {
        socket.send("stop");
      }
    },
  };
}
