import { clock, colourName, indexOfMax, percent } from "./emotions.js";
import { aboutVoice } from "./voice.js";

const byId = (id) => document.getElementById(id);

/** How much was heard, in words: where a recording was cut nobody knows how long it is. */
export const lengthOf = ({ isCut, duration }) => (isCut ? `first ${clock(duration, false)} of the recording` : `${clock(duration)} long`);

/** The sentence above the picture; returns the same as plain text, to be read out. */
export function showAnswer(name, result) {
  byId("facts").textContent = `${name} · ${lengthOf(result)}, ${clock(result.speechTime)} of it speech`;
  const voice = aboutVoice(result.voice);
  const cut = result.isCut ? ` Only the first ${clock(result.duration, false)} was looked at; the recording goes on.` : "";
  if (!result.scores) {
    byId("headline").textContent = "No speech heard";
    byId("explanation").textContent = `There is silence, noise or music, but no voice to judge; so no emotion is named.${cut}`;
    return `No speech heard.${cut}`;
  }

  const order = result.labels.map((_, i) => i).sort((a, b) => result.scores[b] - result.scores[a]);
  const [first, second] = order;
  showHeadline("Sounds most like ", result.labels[first]);
  const isClose = result.scores[first] - result.scores[second] < 0.15;
  const close = isClose ? ` Close behind: ${result.labels[second]}, ${percent(result.scores[second])}.` : "";
  byId("explanation").textContent = `Probability ${percent(result.scores[first])}, the mean over all speech.${close}${cut}${voice}`;
  return `Sounds most like ${result.labels[first]}, ${percent(result.scores[first])}.${close}${cut}${voice}`;
}

/** What is heard at the moment, while recording. */
export function showMoment(labels, window) {
  byId("explanation").textContent = "";
  if (!window) {
    byId("headline").textContent = "Listening …";
    return "";
  }

  if (!window.scores) {
    byId("headline").textContent = "No speech right now";
    return "No speech.";
  }

  const top = indexOfMax(window.scores);
  showHeadline("Right now ", labels[top]);
  const seconds = (window.end - window.start).toFixed(0);
  byId("explanation").textContent = `Probability ${percent(window.scores[top])}, over the last ${seconds} seconds.`;
  return `${labels[top]}.`;
}

/** The turns as a table: what the coloured ribbon shows, for everybody. */
export function showTurns(turns) {
  byId("turn-rows").replaceChildren(...turns.map((turn) => {
    const row = document.createElement("tr");
    const time = document.createElement("th");
    time.scope = "row";
    time.textContent = `${clock(turn.start)} – ${clock(turn.end)}`;
    const answer = document.createElement("td");
    const dot = document.createElement("span");
    dot.className = "dot";
    dot.style.backgroundColor = turn.emotion ? `var(${colourName(turn.emotion)})` : "var(--line)";
    answer.append(dot, turn.emotion ?? (turn.scores ? "unsure" : "no speech"));
    row.append(time, answer, cell(turn.scores ? percent(turn.confidence) : "–"), cell(percent(turn.speechRatio)));
    return row;
  }));
}

function cell(text) {
  const element = document.createElement("td");
  element.textContent = text;
  return element;
}

function showHeadline(before, label) {
  const emotion = document.createElement("span");
  emotion.className = "emotion";
  emotion.textContent = label;
  emotion.style.color = `var(${colourName(label)})`;
  byId("headline").replaceChildren(before, emotion);
}
