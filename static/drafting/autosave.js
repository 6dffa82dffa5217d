// Saves a page of questions by itself while somebody writes. The form works without it; nothing is kept in the browser's
// storage. Saves are numbered, because one may overtake another; the server passes over what arrives late.

const PAUSE = 1000; // after typing stops
const LONGEST = 1500; // while typing goes on
const SLOW = 1000;
const GIVE_UP = 20000;
const WAITS = [1000, 2000, 4000, 8000, 15000, 30000];

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-saving]");
    this.typed = 0;
    this.saved = 0;
    this.sent = 0;
    this.turn = 0;
    this.failures = 0;
    this.isSending = false;
    this.answers = this.read();
    this.listen();
    document.querySelectorAll("[data-saves-itself]").forEach((link) => {
      link.textContent = link.dataset.savesItself;
    });
  }

  get isUnsaved() {
    return this.typed > this.saved;
  }

  listen() {
    this.form.addEventListener("input", () => this.onTyping());
    this.form.addEventListener("change", () => this.onTyping());
    this.form.addEventListener("submit", () => this.onSubmit());
    document.addEventListener("visibilitychange", () => this.onTurningAway());
    window.addEventListener("pagehide", () => this.flush());
    window.addEventListener("pageshow", () => (this.isLeaving = false));
    window.addEventListener("online", () => this.saveIn(0));
    window.addEventListener("focus", () => this.failures && this.saveIn(0));
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnsaved && this.failures && !this.isLeaving) event.preventDefault();
    });
  }

  read() {
    const answers = [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(answers).toString();
  }

  // A box tells twice: when it is typed in, and when it is left. The second is no news.
  onTyping() {
    const answers = this.read();
    if (answers === this.answers) return;
    this.answers = answers;
    this.typed += 1;
    this.since ??= Date.now();
    if (!this.failures) this.saveIn(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  // The button saves all that is on the page, so what was typed since needs no save of its own.
  onSubmit() {
    clearTimeout(this.timer);
    this.isLeaving = true;
    this.saved = this.typed;
    this.form.elements.turn.value = this.nextTurn();
    const token = cookie("csrftoken");
    if (token) this.form.elements.csrfmiddlewaretoken.value = token;
  }

  onTurningAway() {
    if (document.visibilityState === "hidden") this.flush();
    else if (this.failures) this.saveIn(0);
  }

  // Whoever turns away may not come back: send now, also while another save is on its way.
  flush() {
    if (this.isUnsaved && this.typed > this.sent && !this.isLeaving) this.send({ keepalive: true });
  }

  saveIn(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  async save() {
    if (!this.isUnsaved || this.isSending || this.isLeaving) return;
    this.isSending = true;
    await this.send({ signal: AbortSignal.timeout(GIVE_UP) });
    this.isSending = false;
    if (this.isUnsaved && !this.isStuck) this.saveIn(this.failures ? this.wait() : PAUSE);
  }

  async send(options) {
    const typed = this.typed;
    this.sent = typed;
    this.since = undefined;
    const slow = setTimeout(() => this.failures || this.say("Saving…"), SLOW);
    try {
      const response = await fetch(this.form.getAttribute("action"), this.request(options));
      clearTimeout(slow);
      await this.onAnswer(response, typed);
    } catch {
      clearTimeout(slow);
      this.onFailure();
    }
  }

  request(options) {
    const body = new URLSearchParams(this.read());
    body.delete("csrfmiddlewaretoken"); // it would count before the header, and is old once somebody signed in again
    body.set("turn", this.nextTurn());
    const headers = { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") };
    return { method: "POST", body, headers, redirect: "error", ...options };
  }

  async onAnswer(response, typed) {
    this.isStuck = false;
    if (response.status === 401) return this.onSignedOut(await response.json());
    if (response.status === 404) return this.onStuck("you can no longer change this case study");
    if (response.status === 400 || response.status === 413) return this.onStuck("this is too long to be saved");
    if (!response.ok) return this.onFailure();
    const answer = await response.json();
    this.failures = 0;
    this.turn = Math.max(this.turn, answer.turn);
    if (answer.result === "late") return undefined;
    this.saved = Math.max(this.saved, typed);
    this.follow(answer.address);
    this.notice(answer.notices);
    const saved = answer.result === "saved" ? `Saved ${answer.at}` : "";
    return this.say([saved, answer.say].filter(Boolean).join(". "), answer.link && ["See both texts", answer.link]);
  }

  onFailure() {
    this.failures += 1;
    if (!this.isLeaving) this.say("Not saved: we keep trying. Keep this page open.");
  }

  onSignedOut({ sign_in: address }) {
    this.failures += 1;
    const next = encodeURIComponent(window.location.pathname + window.location.search);
    this.say("You were signed out. What you typed is still here and is saved once you sign in.", [
      "Sign in (opens in a new tab)",
      `${address}?next=${next}`,
    ]);
  }

  onStuck(why) {
    this.isStuck = true;
    this.failures += 1;
    this.say(`Not saved: ${why}. Copy what you typed to keep it.`);
  }

  // What began as "new" has an address of its own from its first save on.
  follow(address) {
    const here = this.form.getAttribute("action");
    if (here.startsWith(address)) return;
    this.form.setAttribute("action", address + window.location.search);
    window.history.replaceState(null, "", address + window.location.search);
  }

  // What could point to a patient, at the answer it is in. What is shown already stays, with what is typed in it.
  notice(notices) {
    if (!notices) return;
    this.form.querySelectorAll("[data-notices]").forEach((place) => {
      const { marks = "", html = "" } = notices[place.dataset.notices] ?? {};
      if ((place.dataset.marks ?? marksIn(place)) === marks) return;
      place.innerHTML = html;
      place.dataset.marks = marks;
    });
  }

  say(text, link) {
    if (this.status.dataset.said === text) return;
    this.status.dataset.said = text;
    this.status.replaceChildren(text);
    if (!link) return;
    const anchor = document.createElement("a");
    [anchor.textContent, anchor.href] = link;
    anchor.target = "_blank";
    anchor.rel = "noopener";
    this.status.append(" ", anchor);
  }

  nextTurn() {
    this.turn = Math.max(this.turn + 1, Date.now());
    return this.turn;
  }

  wait() {
    return WAITS[Math.min(this.failures, WAITS.length) - 1];
  }
}

function marksIn(place) {
  return [...place.children].map((each) => each.dataset.mark).join(" ");
}

function cookie(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

document.querySelectorAll("form[data-autosave]").forEach((form) => new Autosave(form));
