import { colourName, indexOfMax, percent } from "./emotions.js";

const list = document.getElementById("scores");

/** Shows the probabilities in the model's order, so that they do not jump; null where nobody speaks. */
export function showScores(labels, scores, of) {
  document.getElementById("scores-of").textContent = of;
  if (list.children.length !== labels.length) {
    list.replaceChildren(...labels.map(createRow));
  }

  const top = scores ? indexOfMax(scores) : -1;
  labels.forEach((label, i) => {
    const row = list.children[i];
    row.classList.toggle("best", i === top);
    row.querySelector(".value").textContent = scores ? percent(scores[i]) : "–";
    row.querySelector(".bar span").style.width = `${100 * (scores?.[i] ?? 0)}%`;
  });
}

function createRow(label) {
  const row = document.createElement("li");
  const name = document.createElement("span");
  const value = document.createElement("span");
  const bar = document.createElement("span");
  const filled = document.createElement("span");
  name.textContent = label;
  value.className = "value";
  bar.className = "bar";
  bar.setAttribute("aria-hidden", "true");
  filled.style.backgroundColor = `var(${colourName(label)})`;
  bar.append(filled);
  row.append(name, value, bar);
  return row;
}
