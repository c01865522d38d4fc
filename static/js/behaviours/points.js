// « 0 option », « 0 options »: each language has its own singular.
const rules = new Intl.PluralRules(document.documentElement.lang);

/** Buttons beside each number, and what is left; with data-squared, n votes cost n × n credits. */
export default function points(element) {
  const words = element.dataset;
  const squared = "squared" in words;
  const lowest = "negative" in words ? -Infinity : 0;
  const line = element.querySelector(".left__said");
  const options = [...element.querySelectorAll("li")].map((item) => dress(item, words, squared));

  const show = () => {
    let left = Number(words.most);
    for (const { field, cost } of options) {
      const number = read(field);
      const spent = squared ? number * number : number;
      left -= spent;
      if (cost) cost.textContent = number ? plural(words, "cost", Math.abs(number)).replace("{cost}", format(spent)) : "";
    }
    line.textContent = plural(words, left < 0 ? "over" : "left", Math.abs(left));
    line.classList.toggle("left__said--over", left < 0);
  };
  for (const { field, less, more } of options) {
    const move = (by) => {
      const number = Math.max(read(field) + by, lowest);
      field.value = number || "";
      show();
    };
    less.addEventListener("click", () => move(-1));
    more.addEventListener("click", () => move(1));
  }
  element.addEventListener("input", show);
  show();
}

function dress(item, words, squared) {
  const field = item.querySelector("input");
  const less = button("−", words.less, item);
  const more = button("+", words.more, item);
  field.before(less);
  field.after(more);
  const group = document.createElement("div");
  group.className = "numbered__steps";
  less.before(group);
  group.append(less, field, more);
  const cost = squared ? document.createElement("p") : null;
  if (cost) {
    cost.className = "about numbered__cost";
    item.querySelector(".numbered__about").append(cost);
  }
  return { field, less, more, cost };
}

function button(sign, name, item) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "step-button";
  made.textContent = sign;
  made.setAttribute("aria-label", name.replace("{label}", item.dataset.label));
  return made;
}

function read(field) {
  return Number.parseInt(field.value.replace("−", "-"), 10) || 0;
}

function plural(words, name, count) {
  return rules.select(count) === "one" ? words[`${name}One`].replace("1", count) : words[name].replace("{n}", format(count));
}

function format(number) {
  return number.toLocaleString(document.documentElement.lang);
}
