// A picture of each page with the way there. The sidebar's links know the selection as it stands, so they are
// what is copied and pressed.
const LINKS = "[data-testid=stSidebar] a[href]";
const pageOf = (address) => new URL(address, location.href).pathname.split("/").pop();
const linkTo = (page) => [...document.querySelectorAll(LINKS)].find((link) => pageOf(link.href) === page);

function element(name, ...parts) {
  const made = document.createElement(name);
  made.append(...parts);
  return made;
}

function card({ page, name, says, picture, described }) {
  const way = Object.assign(element("a", name), { href: page });
  const follow = () => { way.href = linkTo(page)?.href ?? page; };
  for (const about of ["pointerover", "focus"]) way.addEventListener(about, follow);
  way.addEventListener("click", (event) => {
    follow();
    const link = linkTo(page);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.click();
  });
  const seen = picture ? [Object.assign(element("img"), { src: picture, alt: described, loading: "lazy" })] : [];
  return element("li", ...seen, way, element("span", says));
}

export default function ({ data, parentElement }) {
  const list = parentElement.querySelector("ul");
  if (list.dataset.of === data.of) return;
  list.dataset.of = data.of;
  list.replaceChildren(...data.cards.map(card));
}
