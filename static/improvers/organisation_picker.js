// Turns the organisation text box into a combobox with a list (WAI-ARIA Authoring Practices, "list autocomplete with
// manual selection"). What is sent stays the text in the box, so everything also works without this script.

const FEWEST_LETTERS = 2;
const PAUSE = 200;

class OrganisationPicker {
  constructor(input) {
    this.input = input;
    this.organisations = [];
    this.active = -1;
    this.addList();
    this.addStatus();
    this.listen();
  }

  addList() {
    const label = document.querySelector(`label[for="${this.input.id}"]`);
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-list`;
    this.list.className = "organisation-picker__list";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label ? label.textContent.trim() : "Organisations");
    this.input.after(this.list);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.list.id);
  }

  addStatus() {
    this.status = document.createElement("div");
    this.status.className = "nhsuk-u-visually-hidden";
    this.status.setAttribute("role", "status");
    this.list.after(this.status);
  }

  listen() {
    this.input.addEventListener("input", () => this.searchSoon());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    // Pressing the mouse on the list must not take the focus out of the box before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  onKey(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.search();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (text.length < FEWEST_LETTERS) {
      this.close();
      return;
    }
    this.request = new AbortController();
    try {
      this.show(await this.find(text, this.request.signal));
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  async find(text, signal) {
    const address = `${this.input.dataset.findOrganisations}?q=${encodeURIComponent(text)}`;
    const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
    if (!response.ok || response.redirected) throw new Error("Organisations could not be looked up");
    return (await response.json()).organisations;
  }

  show(organisations) {
    if (document.activeElement !== this.input) return;
    this.organisations = organisations;
    this.list.replaceChildren(...organisations.map((organisation, index) => this.option(organisation, index)));
    this.setOpen(organisations.length > 0);
    this.highlight(-1);
    this.say(organisations.length);
  }

  option(organisation, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.className = "organisation-picker__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const where = document.createElement("span");
    where.className = "organisation-picker__where";
    where.textContent = organisation.whereabouts;
    option.append(`${organisation.value} `, where);
    return option;
  }

  say(count) {
    if (count === 0) this.status.textContent = "No organisations found";
    else this.status.textContent = count === 1 ? "1 organisation found" : `${count} organisations found`;
  }

  move(step) {
    const count = this.organisations.length;
    this.highlight(this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count);
  }

  highlight(index) {
    this.active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    const option = this.list.children[index];
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    this.input.value = this.organisations[index].value;
    this.close();
    this.status.textContent = `${this.input.value} selected`;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.setOpen(false);
    this.highlight(-1);
  }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }
}

document.querySelectorAll("input[data-find-organisations]").forEach((input) => new OrganisationPicker(input));
