import { Problem } from "./problem.js";

const byId = (id) => document.getElementById(id);

/** Earlier recordings of the voice to come. They stay in the browser until a file is sent with them, and for the next file too. */
export class Voice {
  constructor() {
    this.files = [];
    byId("voice-files").addEventListener("change", (event) => {
      this.files.push(...event.target.files);
      event.target.value = "";
      this.show();
    });
    byId("voice-remove").addEventListener("click", () => {
      this.files = [];
      this.show();
      byId("voice-files").focus();
    });
  }

  /** The same limits as the server's, before anything is sent; they hold for all files together. */
  check(file, server) {
    if (this.files.length > server.maximumVoiceRecordings) {
      throw new Problem("Too many earlier recordings", `At most ${server.maximumVoiceRecordings} are looked at; ten are plenty.`);
    }

    const bytes = this.files.reduce((sum, { size }) => sum + size, file.size);
    if (bytes > server.maximumUploadBytes) {
      const limit = Math.round(server.maximumUploadBytes / 1e6);
      throw this.files.length === 0
        ? new Problem("This file is too big", `At most ${limit} MB are accepted at a time. Cut the recording, or save it as MP3.`)
        : new Problem("These files are too big together", `At most ${limit} MB are accepted at a time. Remove earlier recordings, or give shorter ones.`);
    }
  }

  show() {
    const count = this.files.length;
    byId("voice-chosen").textContent = count === 0 ? "" : `${recordings(count)} of this voice with the next file.`;
    byId("voice-remove").hidden = count === 0;
  }
}

/** What the answer owes to them, as a sentence; nothing where there were none. */
export function aboutVoice(voice) {
  if (!voice) {
    return "";
  }

  const silent = voice.given - voice.clips;
  const rest = silent > 0 ? `; nobody speaks in ${silent} more` : "";
  return ` A profile of this voice was used, made of ${recordings(voice.clips)}${rest}.`;
}

const recordings = (count) => (count === 1 ? "1 earlier recording" : `${count} earlier recordings`);
