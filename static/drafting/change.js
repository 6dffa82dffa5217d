// Says how far an outcome moved while its numbers are typed. The server finds the words, as it does for readers.
const said = document.querySelector("[data-change]");
const names = ["baseline", "result", "unit"];
const boxes = names.map((name) => document.querySelector(`[name="${name}"]`));
let waiting;

async function say() {
  const query = new URLSearchParams(names.map((name, at) => [name, boxes[at].value]));
  const asked = query.toString();
  const response = await fetch(`${said.dataset.change}?${query}`).catch(() => null);
  const now = new URLSearchParams(names.map((name, at) => [name, boxes[at].value])).toString();
  if (response?.ok && asked === now) said.textContent = await response.text();
}

if (said && boxes.every(Boolean)) {
  boxes.forEach((box) =>
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(say, 300);
    }),
  );
}
