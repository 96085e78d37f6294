import { clock } from "./emotions.js";
import { toWav } from "./microphone.js";
import { Problem } from "./problem.js";
import { ResultView } from "./result.js";
import { about, judgeFile, judgeMicrophone } from "./server.js";
import { Voice } from "./voice.js";

const byId = (id) => document.getElementById(id);
const view = new ResultView();
const voice = new Voice();
const AnnouncedEvery = 4000;
let server = { labels: [], maximumUploadBytes: Infinity, maximumVoiceRecordings: Infinity };
let stop = () => {};
let isRunning = false;

/** Says something to those who listen to the page. */
const announce = (text) => (byId("status").textContent = text);

function showProblem(problem) {
  byId("problem-title").textContent = problem?.message ?? "";
  byId("problem-detail").textContent = problem?.detail ?? "";
  byId("problem").hidden = !problem;
}

const asProblem = (error) => (error instanceof Problem ? error : new Problem("Something went wrong in the page", String(error)));

/** Swaps the choices for one line that says what is going on, and back. */
function setBusy(text, button) {
  const hadFocus = byId("input").contains(document.activeElement);
  byId("choices").hidden = byId("voice").hidden = byId("clips").hidden = Boolean(text);
  byId("busy").hidden = !text;
  byId("busy").classList.toggle("working", button === "Cancel");
  byId("busy-text").textContent = text ?? "";
  byId("stop").textContent = button ?? "";
  byId("stop").hidden = !button;
  byId("clock").hidden = button !== "Stop";
  if (hadFocus && button) {
    byId("stop").focus();
  }
}

/** Asks the server what it can do; where it could not be asked before, again. */
async function learn() {
  if (server.labels.length > 0) {
    return;
  }

  server = await about();
  const formats = server.readsAllFormats ? "WAV, MP3, M4A, FLAC, Ogg, WebM or a video" : "WAV (other formats need ffmpeg on the server)";
  const [megabytes, minutes] = [server.maximumUploadBytes / 1e6, server.maximumSeconds / 60].map(Math.round);
  byId("file-hint").textContent = `${formats}, up to ${megabytes} MB; the first ${minutes} minutes are looked at.`;
}

/** Runs one recording at a time, and shows whatever goes wrong in words; what the visitor cancelled did not go wrong. */
async function run(work) {
  if (isRunning) {
    return;
  }

  isRunning = true;
  const abort = new AbortController();
  stop = () => abort.abort();
  showProblem(null);
  try {
    const sentence = await work(abort.signal);
    setBusy(null);
    announce(`Done. ${sentence}`);
    byId("headline").focus({ preventScroll: true });
    byId("result").scrollIntoView({ block: "start" });
  } catch (error) {
    setBusy(null);
    view.hide();
    announce("");
    if (!abort.signal.aborted) {
      showProblem(asProblem(error));
    }

    byId("file").focus({ preventScroll: true });
  } finally {
    isRunning = false;
  }
}

const openFile = (file) => run(async (signal) => {
  voice.check(file, server);
  view.hide();
  setBusy(`Listening to ${file.name} …`, "Cancel");
  announce(`Listening to ${file.name}.`);
  return view.show(file.name, await judgeFile(file, signal, voice.files), file);
});

const openClip = (name) => run(async (signal) => {
  view.hide();
  setBusy(`Listening to ${name} …`, null);
  const response = await fetch(`clips/${name}.wav`, { signal });
  if (!response.ok) {
    throw await Problem.of(response);
  }

  const file = new File([await response.blob()], `${name}.wav`);
  return view.show(`The synthetic voice “${name}”`, await judgeFile(file, signal), file);
});

const record = () => run(async () => {
  let [said, announced] = ["", 0];
  let begun = false;
  setBusy("Waiting for the microphone …", null);
  await learn(); // without labels the answers would have no names
  const live = await judgeMicrophone({
    columns: (columns) => begun && view.addColumns(columns),
    window: (window) => {
      const words = view.addWindow(window);
      if (words !== said && performance.now() - announced > AnnouncedEvery) {
        [said, announced] = [words, performance.now()];
        announce(words);
      }
    },
  });
  view.begin(server.labels);
  begun = true;
  setBusy("Recording. Speak as you like.", "Stop");
  announce("Recording.");
  byId("stop").focus();
  const started = performance.now();
  const timer = setInterval(() => (byId("clock").textContent = clock((performance.now() - started) / 1000, false)), 250);
  byId("clock").textContent = clock(0, false);
  stop = () => {
    setBusy("Working out the whole recording …", null);
    live.stop();
  };
  try {
    return view.show("Your recording", await live.result, toWav(live.chunks, live.rate));
  } finally {
    clearInterval(timer);
  }
});

function acceptDrops() {
  const drop = byId("drop");
  for (const name of ["dragover", "drop"]) {
    // Beside the field too, or the browser would leave the page for the file.
    document.addEventListener(name, (event) => event.preventDefault());
  }

  drop.addEventListener("dragover", () => drop.classList.add("over"));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    const [file] = event.dataTransfer?.files ?? [];
    if (file) {
      openFile(file);
    }
  });
}

byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) {
    openFile(file).finally(() => (event.target.value = ""));
  }
});
byId("record").addEventListener("click", record);
byId("stop").addEventListener("click", () => stop());
byId("clips").addEventListener("click", (event) => event.target.dataset.clip && openClip(event.target.dataset.clip));
acceptDrops();

try {
  await learn();
} catch (error) {
  showProblem(asProblem(error));
}
