const KEPT_DAYS = 30;

/**
 * Keep what is typed over a text already saved, under data-draft, until it is saved too. The hidden
 * field that data-draft-on names says over which one. What was typed over another one is set apart,
 * under a key of its own that no sending forgets, and offered until it is resumed or dropped.
 */
export default function unsaved(form) {
  const key = `draft:${form.dataset.draft}`;
  const apart = `${key}:older`;
  const on = form.elements[form.dataset.draftOn];
  const saved = on.value;
  const fields = [...form.elements].filter((field) => field.name && /^text/.test(field.type));
  const answered = form.querySelector('[role="alert"]'); // the fields came back with what is not saved
  const differ = (values) => fields.some(({ name, value }) => name in values && plain(values[name]) !== plain(value));
  const changed = () => answered || fields.some((field) => plain(field.value) !== plain(field.defaultValue));
  const typed = () => ({ at: Date.now(), on: on.value, values: Object.fromEntries(fields.map((field) => [field.name, field.value])) });
  const older = () => (read(apart) ?? []).filter(recent);
  let waiting;

  function save() {
    write(key, changed() ? typed() : null);
  }

  function fill(values) {
    for (const field of fields) {
      if (!(field.name in values)) continue;
      field.value = values[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function forget() {
    form.reset();
    on.value = saved; // reset() leaves a hidden field as it is
    save();
  }

  /** The last text set apart; those that the fields hold are no longer needed. */
  function offer() {
    const left = older().filter(({ values }) => differ(values));
    write(apart, left);
    const one = left.at(-1);
    if (!one) return;
    const others = () => older().filter(({ at }) => at !== one.at);
    announce(form, "draft-older", {
      resume() {
        write(apart, changed() ? [...others(), typed()] : others());
        on.value = one.on;
        fill(one.values);
        save();
      },
      drop() {
        write(apart, others());
        offer();
      },
    });
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 400);
  });
  addEventListener("pagehide", () => waiting && save());

  if (answered) return;
  const sent = document.querySelector(`[data-draft-sent="${form.dataset.draft}"]`);
  const kept = sent ? null : read(key);
  if (kept && recent(kept) && differ(kept.values)) {
    if (kept.on === saved) {
      fill(kept.values);
      announce(form, "draft-restored", { forget });
    } else {
      write(apart, [...older(), kept]);
      write(key, null);
    }
  } else {
    write(key, null);
  }
  offer();
}

function plain(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

function recent({ at }) {
  return Date.now() - at < KEPT_DAYS * 86400000;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Nothing, or an empty list, leaves no trace. */
function write(key, value) {
  try {
    if (value === null || value.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that nothing is kept.
  }
}

/** Each button of the notice does what its data-do names; the only one of a notice needs no name. */
function announce(form, name, acts) {
  const notice = form.querySelector(`template.${name}`).content.cloneNode(true).firstElementChild;
  for (const button of notice.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      acts[button.dataset.do ?? "forget"]();
      notice.remove();
    });
  }
  form.prepend(notice);
}
