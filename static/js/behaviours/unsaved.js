const KEPT_DAYS = 30;

/**
 * Keep what is typed over a text already saved, under data-draft, until it is saved too. The hidden
 * field that data-draft-on names says over which one: what was typed over another one is offered.
 */
export default function unsaved(form) {
  const key = `draft:${form.dataset.draft}`;
  const on = form.elements[form.dataset.draftOn];
  const fields = [...form.elements].filter((field) => field.name && /^text/.test(field.type));
  const texts = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const differ = (values) => fields.some(({ name, value }) => name in values && plain(values[name]) !== plain(value));
  let older = null;
  let typed = false;
  let waiting;

  function save() {
    const changed = fields.some((field) => plain(field.value) !== plain(field.defaultValue));
    try {
      if (changed || older) localStorage.setItem(key, JSON.stringify({ at: Date.now(), on: on.value, values: texts(), older }));
      else localStorage.removeItem(key);
    } catch {
      // A full or forbidden storage only means that nothing is kept.
    }
  }

  function fill(values) {
    for (const field of fields) {
      if (!(field.name in values)) continue;
      field.value = values[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function resume() {
    const instead = typed ? { on: on.value, values: texts() } : null;
    on.value = older.on;
    fill(older.values);
    older = instead;
    save();
  }

  function forget() {
    form.reset();
    save();
  }

  function drop() {
    older = null;
    save();
  }

  form.addEventListener("input", () => {
    typed = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, 400);
  });
  addEventListener("pagehide", () => typed && save());

  const kept = read(key);
  if (!kept.values || form.querySelector('[role="alert"]')) return;
  older = kept.older ?? null;
  if (differ(kept.values) && kept.on === on.value) {
    fill(kept.values);
    announce(form, "draft-restored", { forget });
  } else if (differ(kept.values)) {
    older = kept;
  }
  if (older && differ(older.values)) announce(form, "draft-older", { resume, drop });
  else drop();
}

function plain(text) {
  return text.replaceAll("\r\n", "\n").trim();
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? {};
    return Date.now() - kept.at < KEPT_DAYS * 86400000 ? kept : {};
  } catch {
    return {};
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
