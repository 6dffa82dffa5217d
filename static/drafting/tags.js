// Offers each known tag behind the tags typed so far, because a data list replaces the whole text of its box.
const list = document.getElementById("tag-suggestions");
const box = document.querySelector("input[list=tag-suggestions]");

if (list && box) {
  const known = Array.from(list.options, (option) => option.value);
  box.addEventListener("input", () => {
    const before = box.value.slice(0, box.value.lastIndexOf(",") + 1).trim();
    const used = before.toLowerCase().split(",").map((tag) => tag.trim());
    const left = known.filter((tag) => !used.includes(tag.toLowerCase()));
    list.replaceChildren(...left.map((tag) => new Option("", before ? `${before} ${tag}` : tag)));
  });
}
