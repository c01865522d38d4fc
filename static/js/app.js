// Each data-behaviour names the modules of that element; only those of the page are fetched.
const BEHAVIOURS = {
  ahead: () => import("./behaviours/ahead.js"),
  autosave: () => import("./behaviours/autosave.js"),
  blank: () => import("./behaviours/blank.js"),
  commune: () => import("./behaviours/commune.js"),
  confirm: () => import("./behaviours/confirm.js"),
  copy: () => import("./behaviours/copy.js"),
  counter: () => import("./behaviours/counter.js"),
  draft: () => import("./behaviours/draft.js"),
  envelope: () => import("./behaviours/envelope.js"),
  focus: () => import("./behaviours/focus.js"),
  keys: () => import("./behaviours/keys.js"),
  once: () => import("./behaviours/once.js"),
  personal: () => import("./behaviours/personal.js"),
  points: () => import("./behaviours/points.js"),
  progress: () => import("./behaviours/progress.js"),
  ranking: () => import("./behaviours/ranking.js"),
  selected: () => import("./behaviours/selected.js"),
  similar: () => import("./behaviours/similar.js"),
  tally: () => import("./behaviours/tally.js"),
  tick: () => import("./behaviours/tick.js"),
  undo: () => import("./behaviours/undo.js"),
  unsaved: () => import("./behaviours/unsaved.js"),
};

for (const element of document.querySelectorAll("[data-behaviour]")) start(element);

/** In the order of the attribute: "confirm once" asks before it counts the sending. */
async function start(element) {
  const names = element.dataset.behaviour.split(" ");
  const modules = await Promise.all(names.map((name) => BEHAVIOURS[name]()));
  for (const { default: behave } of modules) behave(element);
}
