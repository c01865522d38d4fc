const KEPT_DAYS = 30;
const NEVER = new Set(["csrf_token"]);

/**
 * Keep what is typed in this browser, under data-draft, until the form is accepted.
 * A page that says data-draft-sent="key" forgets the draft of that key.
 */
export default function draft(element) {
  if (element.dataset.draftSent) {
    localStorage.removeItem(`draft:${element.dataset.draftSent}`);
    return;
  }
  const key = `draft:${element.dataset.draft}`;
  const answered = element.querySelector('[role="alert"]');
  if (!answered) restore(element, key);
  let waiting;
  element.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => save(element, key), 400);
  });
  addEventListener("pagehide", () => waiting && save(element, key));
}

function save(form, key) {
  const values = [...new FormData(form)].filter(([name, value]) => !NEVER.has(name) && typeof value === "string");
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden storage only means that there is no draft.
  }
}

function restore(form, key) {
  const { at, values } = read(key);
  if (!values || Date.now() - at > KEPT_DAYS * 86400000) return;
  let changed = false;
  const byName = Map.groupBy ? Map.groupBy(values, ([name]) => name) : grouped(values);
  for (const field of form.elements) {
    if (!field.name || NEVER.has(field.name) || field.type === "hidden" || field.type === "file") continue;
    const kept = (byName.get(field.name) ?? []).map(([, value]) => value);
    changed = fill(field, kept) || changed;
  }
  if (changed) announce(form, key);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}

/** Only what the server left empty is filled: its own draft, if any, is the newer one. */
function fill(field, kept) {
  if (field.type === "checkbox" || field.type === "radio") {
    const checked = kept.includes(field.value);
    const changed = checked && !field.checked;
    if (changed) field.checked = true;
    return changed;
  }
  if (field.value || !kept[0]) return false;
  field.value = kept[0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function announce(form, key) {
  const template = form.querySelector("template.draft-restored");
  if (!template) return;
  const notice = template.content.cloneNode(true).firstElementChild;
  notice.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    notice.remove();
  });
  form.prepend(notice);
}
