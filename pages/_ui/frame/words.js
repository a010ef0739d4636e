// Streamlit's own words (names of tools, hints, messages) in the page's language. They come as a dictionary of what
// Streamlit writes; {x} stands for what differs. Nothing but Streamlit's own parts is read: see PARTS.
const PARTS = [
  "[data-testid=stElementToolbar]", "[role=tooltip]", "[data-testid=stTooltipContent]", "[data-testid^=stDataFrameColumn]",
  "[data-testid=InputInstructions]", "[data-testid^=stFileUploader]", "[data-testid=stStatusWidget]", "[role=dialog]",
  "[data-testid=stConnectionStatus]", "[data-testid=stMainMenuPopover]", "[data-testid=stToast]", "[role=listbox]",
  "[data-testid=stSkipToContent]", ".gdg-search-bar",
].join(", ");
const NAMES = ["aria-label", "title", "placeholder"];
const said = (window.__words ??= { whole: new Map(), parts: [], lang: "" });

function read(words) {
  said.whole.clear();
  said.parts = [];
  for (const [own, text] of Object.entries(words)) {
    if (!own.includes("{")) { said.whole.set(own, text); continue; }
    const names = [];
    const pattern = own.split(/(\{\w\})/).map((part) => {
      if (!/^\{\w\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(part);
      return "(.+?)";
    }).join("");
    said.parts.push([new RegExp(`^${pattern}$`), names, text]);
  }
}

function inWords(text) {
  const own = text.trim();
  const whole = said.whole.get(own);
  if (whole !== undefined || own.length > 160) return whole;
  for (const [pattern, names, words] of said.parts) {
    const met = pattern.exec(own);
    if (met) return names.reduce((left, name, place) => left.replace(name, () => met[place + 1]), words);
  }
  const [tool, ...rest] = own.split(": ");  // a tool of a table is followed by the table's title
  return rest.length && said.whole.has(tool) ? `${said.whole.get(tool)}：${rest.join(": ")}` : undefined;
}

function named(element) {
  for (const name of NAMES) {
    const text = element.getAttribute(name), words = text && inWords(text);
    if (words && words !== text) element.setAttribute(name, words);
  }
}

function written(node) {
  const words = node.nodeValue && inWords(node.nodeValue);
  if (words && words !== node.nodeValue) node.nodeValue = words;
}

function texts(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) written(walker.currentNode);
}

function under(root) {
  if (root.matches(NAMES.map((name) => `[${name}]`).join())) named(root);
  for (const one of root.querySelectorAll("[aria-label], [title], [placeholder]")) named(one);
  if (root.closest(PARTS)) texts(root);
  else for (const part of root.querySelectorAll(PARTS)) texts(part);
}

function changed(records) {
  for (const { type, target, addedNodes } of records) {
    if (type === "attributes") named(target);
    else if (type === "characterData") { if (target.parentElement?.closest(PARTS)) written(target); }
    else for (const node of addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) under(node);
      else if (node.nodeType === Node.TEXT_NODE && target.closest?.(PARTS)) written(node);
    }
  }
}

function translate(words, lang) {
  if (said.lang === lang) return;
  const before = Object.fromEntries([...said.whole].map(([own, text]) => [text, own]));
  said.lang = lang;
  for (const one of [before, words]) {  // what is in another language is put back first
    read(one);
    under(document.body);
  }
  said.observer ??= new MutationObserver(changed);
  said.observer.disconnect();
  if (said.whole.size) {
    said.observer.observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
    });
  }
}
