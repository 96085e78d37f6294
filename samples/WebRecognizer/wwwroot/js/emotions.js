// Names, colours and figures, as the page shows them.
const Known = new Set(["angry", "calm", "disgust", "fear", "happy", "neutral", "sad", "surprise"]);

/** The custom property that holds an emotion's colour; a model may know others. */
export const colourName = (label) => (Known.has(label) ? `--${label}` : "--other");

/** The colour itself, in the theme of the moment. */
export const colourOf = (label) => cssColour(colourName(label));

export const cssColour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const percent = (share) => `${Math.round(100 * share)} %`;

/** Minutes and seconds, with tenths where they matter. */
export function clock(seconds, tenths = true) {
  const rounded = tenths ? Math.round(seconds * 10) / 10 : Math.floor(seconds);
  const rest = rounded % 60;
  return `${Math.floor(rounded / 60)}:${rest < 10 ? "0" : ""}${tenths ? rest.toFixed(1) : Math.floor(rest)}`;
}

/** The index of the largest. */
export const indexOfMax = (values) => values.indexOf(Math.max(...values));
