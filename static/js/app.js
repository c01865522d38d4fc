// Each data-behaviour names the modules of that element; only those of the page are fetched.
const BEHAVIOURS = {
  commune: () => import("./behaviours/commune.js"),
  confirm: () => import("./behaviours/confirm.js"),
  counter: () => import("./behaviours/counter.js"),
  draft: () => import("./behaviours/draft.js"),
  focus: () => import("./behaviours/focus.js"),
  once: () => import("./behaviours/once.js"),
  personal: () => import("./behaviours/personal.js"),
  similar: () => import("./behaviours/similar.js"),
};

for (const element of document.querySelectorAll("[data-behaviour]")) {
  for (const name of element.dataset.behaviour.split(" ")) start(name, element);
}

async function start(name, element) {
  const { default: behave } = await BEHAVIOURS[name]();
  behave(element);
}
