// « 0 option », « 0 options »: each language has its own singular.
const rules = new Intl.PluralRules(document.documentElement.lang);

/**
 * Rank with one press each, then move up, down or out. The numbers stay the truth: they are written
 * again after each move, can still be typed, and are all that is sent.
 */
export default function ranking(element) {
  const words = element.dataset;
  const list = element.querySelector("ol");
  const items = [...list.children];
  const line = element.querySelector(".left__said");
  const live = document.createElement("p");
  live.className = "fr-sr-only";
  live.setAttribute("aria-live", "polite");
  element.append(live);
  const buttons = new Map(items.map((item) => [item, dress(item, words)]));
  let order = items.filter(place).sort((one, other) => place(one) - place(other));

  const show = () => {
    list.append(...order, ...items.filter((item) => !order.includes(item)));
    for (const item of items) number(item, buttons.get(item), order.indexOf(item), order.length);
    const single = rules.select(order.length) === "one";
    const said = single ? words.leftOne.replace("1", order.length) : words.left.replace("{n}", order.length);
    line.textContent = said.replace("{total}", items.length);
  };
  /** At that place, or out of the ranking when there is none. */
  const put = (item, at) => {
    order = order.filter((one) => one !== item);
    if (at !== null) order.splice(Math.max(at, 0), 0, item);
    show();
    const where = order.indexOf(item);
    const said = where < 0 ? words.removed : words.placed.replace("{place}", where + 1).replace("{n}", order.length);
    live.textContent = said.replace("{label}", item.dataset.label);
  };

  for (const item of items) {
    const { rank, up, down, remove } = buttons.get(item);
    rank.addEventListener("click", () => {
      put(item, order.length);
      // The next one that waits to be ranked, then the last to have been.
      first(...[...list.children].map((one) => buttons.get(one).rank), up, remove);
    });
    up.addEventListener("click", () => (put(item, order.indexOf(item) - 1), first(up, down)));
    down.addEventListener("click", () => (put(item, order.indexOf(item) + 1), first(down, up)));
    remove.addEventListener("click", () => (put(item, null), first(rank)));
    const field = item.querySelector("input");
    // Once the focus has left for the next field, which moving the items would take it from.
    field.addEventListener("change", () => setTimeout(() => {
      const next = document.activeElement;
      put(item, field.value.trim() ? (place(item) || order.length + 1) - 1 : null);
      first(next, ...(next.closest("li")?.querySelectorAll("button") ?? []));
    }));
  }
  show();
}

function place(item) {
  return Number.parseInt(item.querySelector("input").value, 10) || 0;
}

function number(item, { rank, up, down, remove }, at, ranked) {
  item.querySelector("input").value = at < 0 ? "" : at + 1;
  item.classList.toggle("numbered--ranked", at >= 0);
  rank.hidden = at >= 0;
  up.hidden = down.hidden = remove.hidden = at < 0;
  up.disabled = at === 0;
  down.disabled = at === ranked - 1;
}

/** The focus goes to the first that can take it. */
function first(...choices) {
  choices.find((one) => !one.hidden && !one.disabled)?.focus();
}

function dress(item, words) {
  const group = document.createElement("div");
  group.className = "numbered__moves";
  const made = {
    rank: button(words.rank, words.rankThis, item),
    up: button("↑", words.up, item),
    down: button("↓", words.down, item),
    remove: button("×", words.remove, item),
  };
  made.rank.className = "fr-btn fr-btn--sm fr-btn--secondary";
  group.append(...Object.values(made));
  item.append(group);
  return made;
}

function button(sign, name, item) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "step-button";
  made.textContent = sign;
  made.setAttribute("aria-label", name.replace("{label}", item.dataset.label));
  return made;
}
