// The theme of this browser, and the page's address on the clipboard.
const NAMES = { system: "System", light: "Light", dark: "Dark" };  // as Streamlit keeps them
const SHOWN_MS = 2000;

// Where Streamlit keeps the theme of the page that was loaded at an address.
const keyOf = (path) => `stActiveTheme-${path}-v2`;

function base(pages) {
  const path = location.pathname, name = path.split("/").pop();
  return pages.includes(name) ? path.slice(0, path.length - name.length) : `${path.replace(/\/$/, "")}/`;
}

function kept() {
  try { return JSON.parse(localStorage.getItem("kokoroscope.theme")) ?? "system"; } catch { return "system"; }
}

function keep(name, pages) {
  const root = base(pages);
  try {
    localStorage.setItem("kokoroscope.theme", JSON.stringify(name));
    for (const page of pages) localStorage.setItem(keyOf(root + page), JSON.stringify(NAMES[name]));
  } catch { return; }
  location.reload();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // a plain http address has no clipboard of its own
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

export default function ({ data, parentElement }) {
  const group = parentElement.querySelector(".themes"), button = parentElement.querySelector(".copy");
  group.setAttribute("aria-label", data.title);
  const chosen = kept(), names = Object.keys(data.themes);
  group.replaceChildren(...names.map((name, place) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = data.themes[name];
    one.setAttribute("role", "radio");
    one.setAttribute("aria-checked", String(name === chosen));
    one.tabIndex = name === chosen ? 0 : -1;
    one.onclick = () => keep(name, data.pages);
    one.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      group.children[(place + step + names.length) % names.length].focus();
    };
    return one;
  }));
  button.textContent = data.copy;
  button.onclick = async () => {
    await copy(location.href);
    button.textContent = data.copied;
    setTimeout(() => { button.textContent = data.copy; }, SHOWN_MS);
  };
}
