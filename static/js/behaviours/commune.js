let lists = 0;

/** A combobox (ARIA 1.2) over GET data-url?q=…, which answers [{"label": …}]; the text is the value. */
export default function commune(input) {
  const list = document.createElement("ul");
  list.id = `communes-${++lists}`;
  list.className = "combobox fr-raw-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent.trim());
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const box = new Combobox(input, list);
  input.addEventListener("input", () => box.search());
  input.addEventListener("keydown", (event) => box.press(event));
  input.addEventListener("blur", () => setTimeout(() => box.close(), 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => box.choose(event.target.closest("li")));
}

class Combobox {
  constructor(input, list) {
    this.input = input;
    this.list = list;
    this.active = -1;
  }

  search() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), 150);
  }

  async ask() {
    this.current?.abort();
    if (this.input.value.trim().length < 2) return this.close();
    this.current = new AbortController();
    const url = new URL(this.input.dataset.url, location);
    url.searchParams.set("q", this.input.value);
    try {
      const answer = await fetch(url, { signal: this.current.signal });
      if (answer.ok) this.show(await answer.json());
    } catch {
      this.close();
    }
  }

  show(communes) {
    this.list.replaceChildren(...communes.map((one, rank) => this.option(one, rank)));
    this.list.hidden = communes.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.move(-1);
  }

  option({ label }, rank) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${rank}`;
    item.setAttribute("role", "option");
    item.textContent = label;
    return item;
  }

  press(event) {
    const last = this.list.children.length - 1;
    if (event.key === "Escape") return this.close();
    if (this.list.hidden) return;
    if (event.key === "ArrowDown") this.move(this.active < last ? this.active + 1 : 0);
    else if (event.key === "ArrowUp") this.move(this.active > 0 ? this.active - 1 : last);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.list.children[this.active]);
    else return;
    event.preventDefault();
  }

  move(rank) {
    this.active = rank;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === rank)));
    const item = this.list.children[rank];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  choose(item) {
    if (!item) return;
    this.input.value = item.textContent;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.close();
  }

  close() {
    clearTimeout(this.waiting);
    this.current?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
