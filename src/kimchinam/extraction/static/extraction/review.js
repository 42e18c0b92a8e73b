// The keyboard of the review desk. Without it the same links and forms work, a page at a time.
"use strict";

(() => {
  const desk = document.getElementById("desk");
  if (!desk) return;
  const cards = document.getElementById("cards");
  const paper = document.getElementById("paper");
  const addButton = document.getElementById("add-item");
  const mayReview = desk.hasAttribute("data-may-review");
  const verbs = document.getElementById("verbs");
  const segments = segmentsByNumber();
  let handNumber = cards.querySelector(".item.chosen")?.id.slice(2);
  let sent = Promise.resolve();
  let round = 0;

  // --- focus: one card, its passage, its line of the outline -------------------------------------------------

  function segmentsByNumber() {
    const found = new Map();
    for (const segment of paper.querySelectorAll("[data-candidates]")) {
      for (const number of segment.dataset.candidates.split(" ")) {
        if (!found.has(number)) found.set(number, []);
        found.get(number).push(segment);
      }
    }
    return found;
  }

  // An answer replaces the element of a card, so what is in hand is asked for by its number.
  const numberOf = (card) => card.id.slice(2);
  const cardOf = (number) => document.getElementById(`c-${number}`);
  const inHand = () => cardOf(handNumber);
  const passageOf = (number) => segments.get(number) ?? [];

  function show(number, on) {
    const card = cardOf(number);
    if (!card) return;
    card.classList.toggle("chosen", on);
    document.querySelector(`#outline a[href="#${card.dataset.row}"]`)?.classList.toggle("here", on);
    for (const segment of passageOf(number)) {
      segment.classList.toggle("at", on);
      segment.closest("[data-boxed]")?.classList.toggle("hl-focus", on);
    }
  }

  function focus(card, { scrollPaper = true } = {}) {
    if (!card) return;
    show(handNumber, false);
    handNumber = numberOf(card);
    show(handNumber, true);
    carryVerbs(card);
    card.focus({ preventScroll: true });
    bringIntoSight(card);
    const passage = passageOf(handNumber)[0];
    if (scrollPaper && passage) bringIntoSight(passage.closest("[data-boxed]") ?? passage);
  }

  // Only as far as needed: a page that jumps at every key tires the eye.
  const bringIntoSight = (element) => element.scrollIntoView({ block: "nearest", inline: "nearest" });

  // Where there is room for one pane only, this one.
  const turnTo = (pane) => (document.getElementById(pane).checked = true);

  // What lies on the card in hand, again: an answer may have replaced its element.
  function hold() {
    show(handNumber, true);
    if (inHand()) carryVerbs(inHand());
  }

  function carryVerbs(card) {
    if (!verbs) return;
    const address = `${desk.dataset.items}${card.dataset.pk}/`;
    verbs.action = `${address}nhan/`;
    for (const verb of verbs.querySelectorAll("[data-verb]")) {
      if (verb.tagName === "A") verb.href = address + verb.dataset.verb;
      else verb.formAction = address + verb.dataset.verb;
    }
    verbs.elements.namedItem("seen").value = seenOn(card);
    if (!formOf(card)) card.append(verbs);
  }

  function step(by) {
    const all = [...cards.querySelectorAll(".item")];
    focus(all[all.indexOf(inHand()) + by]);
  }

  function toNextUndecided(card) {
    const all = [...cards.querySelectorAll(".item")];
    const place = all.indexOf(card);
    const around = [...all.slice(place + 1), ...all.slice(0, place)];
    focus(around.find((one) => !one.matches(".done, .sending")) ?? card);
  }

  // --- decisions: sent one after the other, answered card by card --------------------------------------------

  const addressOf = (card, verb) => `${desk.dataset.items}${card.dataset.pk}/${verb}`;
  const formOf = (card) => card.querySelector(".item-form");
  // What had been merged into the card when the person judged it.
  const seenOn = (card) => card.dataset.seen ?? "";

  // After a failure a new round begins, and what waited behind it is not sent unseen.
  function ask(method, address, values) {
    const mine = round;
    sent = sent.then(() => mine === round && htmx.ajax(method, address, { swap: "none", values })).catch(() => {});
  }

  // The hand moves on at once; a refusal brings it back.
  function judge(verb) {
    const card = inHand();
    if (!card || card.matches(".done, .sending")) return;
    if (formOf(card)) return enterForm(card);
    card.classList.add("sending");
    toNextUndecided(card);
    ask("POST", addressOf(card, verb), { seen: seenOn(card) });
  }

  function openForm(verb, { toLead = false } = {}) {
    const card = inHand();
    if (!card || card.classList.contains("sending")) return;
    wantsLead = toLead;
    ask("GET", addressOf(card, verb));
  }

  // A target is nobody's task.
  const giveToUnit = () => inHand()?.matches(":not(.target)") && openForm("sua/", { toLead: true });

  let wantsLead = false;

  document.body.addEventListener("desk:answered", ({ detail }) => {
    const card = cardOf(detail.number);
    if (!card) return;
    if (detail.form) enterForm(card);
    else if (detail.refused || detail.stay) focus(card);
    else if (numberOf(card) === handNumber) toNextUndecided(card);
    // The answer may have made a card above grow.
    else bringIntoSight(inHand());
  });

  // --- answers: card by card, also those that others judged meanwhile -----------------------------------------

  let answering = "";
  document.body.addEventListener("htmx:beforeOnLoad", ({ detail }) => (answering = detail.requestConfig.path));

  // Only the answer to a form itself may replace the form: what is being typed in it outlives every other act.
  document.body.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
    const card = detail.target.closest(".item");
    if (card && formOf(card) && !answering.includes(card.dataset.pk)) detail.shouldSwap = false;
  });

  // Once it has settled: before that a new element still bears the classes of the old one.
  document.body.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id === "new-item" && formOf(target)) enterNewItem();
    if (target.matches(".item")) markJudged(target);
    if (target === inHand() || target.id === "outline") hold();
  });

  const refresh = () => ask("GET", desk.dataset.changes, { since: desk.dataset.known });
  document.body.addEventListener("desk:refreshed", ({ detail }) => (desk.dataset.known = detail.known));
  window.addEventListener("focus", refresh);

  function enterForm(card) {
    focus(card);
    enterFields(card);
  }

  function enterFields(card) {
    const wrong = card.querySelector(".wrong :is(input, select, textarea)");
    const field = wrong ?? card.querySelector(wantsLead ? "[data-lead]" : "[data-first]");
    field?.focus();
    // The name that stands there gives way to the one that is typed.
    if (field && field === card.querySelector("[data-lead]")) field.select();
    wantsLead = false;
    const fault = card.querySelector(".item-form .message");
    if (fault) bringIntoSight(fault);
  }

  function markJudged(card) {
    for (const segment of passageOf(numberOf(card))) segment.classList.toggle("judged", card.classList.contains("done"));
  }

  // --- failures: the card stays undecided on screen and comes back to the hand ---------------------------------

  const TROUBLES = { 0: "offline", 401: "signedOut", 403: "forbidden", 404: "missing" };

  function failed({ detail }) {
    const { xhr, requestConfig } = detail;
    const trouble = TROUBLES[xhr.status] ?? "broken";
    // Nobody asked for a refresh, so only what the person must know is said of it.
    if (requestConfig.path === desk.dataset.changes && trouble !== "signedOut") return;
    round += 1;
    for (const card of cards.querySelectorAll(".sending")) card.classList.remove("sending");
    const card = [...cards.querySelectorAll(".item")].find((one) => requestConfig.path.includes(one.dataset.pk));
    if (card && !formOf(card)) focus(card);
    tell(desk.dataset[trouble], trouble === "signedOut" ? signInLink() : null);
  }

  // Leads back to the card in hand.
  function signInLink() {
    const link = document.createElement("a");
    const here = inHand()?.querySelector(".card-title a").getAttribute("href") ?? location.pathname;
    link.href = `${desk.dataset.signIn}?next=${encodeURIComponent(here)}`;
    link.textContent = desk.dataset.signInWords;
    return link;
  }

  function tell(words, link = null) {
    const message = document.createElement("p");
    message.className = "message error";
    message.append(...(link ? [words, " ", link] : [words]));
    document.getElementById("messages").replaceChildren(message);
  }

  document.body.addEventListener("htmx:sendError", failed);
  document.body.addEventListener("htmx:responseError", failed);

  // --- a passage that was overlooked ---------------------------------------------------------------------------

  // Offsets count characters of the text, not the halves into which the browser splits some of them.
  function offsetOf(node, offset) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!holder || !paper.contains(holder)) return null;
    const before = document.createRange();
    before.setStart(holder, 0);
    before.setEnd(node, offset);
    return Number(holder.dataset.start) + [...before.toString()].length;
  }

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start !== null && end !== null && start < end ? { start, end } : null;
  }

  function addItem() {
    const span = selected();
    if (span) ask("GET", desk.dataset.add, span);
    else tell(desk.dataset.select);
  }

  // Nothing of it is kept before it is saved.
  const newItem = () => document.getElementById("new-item");

  function enterNewItem() {
    if (addButton) addButton.hidden = true;
    turnTo("pane-cards");
    bringIntoSight(newItem());
    enterFields(newItem());
  }

  function leaveNewItem() {
    newItem().replaceChildren();
    newItem().className = "";
    focus(inHand());
  }

  function offerAdding() {
    const span = mayReview ? selected() : null;
    addButton.hidden = !span;
    if (!span) return;
    const place = getSelection().getRangeAt(0).getBoundingClientRect();
    const ground = paper.getBoundingClientRect();
    addButton.style.top = `${place.bottom - ground.top + paper.scrollTop + 4}px`;
    addButton.style.left = `${Math.max(8, place.left - ground.left)}px`;
  }

  if (addButton) {
    paper.addEventListener("mouseup", () => setTimeout(offerAdding));
    addButton.addEventListener("mousedown", (event) => event.preventDefault());
    addButton.addEventListener("click", addItem);
  }

  // --- keys and clicks -------------------------------------------------------------------------------------------

  const KEYS = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) };
  if (mayReview) {
    Object.assign(KEYS, {
      Enter: () => judge("nhan/"),
      m: () => judge("gop/"),
      e: () => openForm("sua/"),
      a: giveToUnit,
      x: () => openForm("bo/"),
      u: () => ask("POST", desk.dataset.undo),
      n: addItem,
    });
  }

  const leave = (form) => (newItem().contains(form) ? leaveNewItem() : ask("GET", form.querySelector("[data-cancel]").href));

  const STEPS = ["j", "k", "ArrowDown", "ArrowUp"];

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest(".item-form");
    // Every form is sent by a press of its own.
    if (form && event.repeat && event.key === "Enter" && (event.ctrlKey || event.target.matches("input"))) {
      return event.preventDefault();
    }
    if (form && event.key === "Escape") return leave(form);
    if (form && event.key === "Enter" && event.ctrlKey) return form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || !(event.key in KEYS)) return;
    // Enter on a link or a button is that link's or button's.
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    event.preventDefault();
    // A key that is held down steps on, but decides once: every item is judged by a press of its own.
    if (!event.repeat || STEPS.includes(event.key)) KEYS[event.key]();
  });

  cards.addEventListener("click", (event) => {
    const card = event.target.closest(".item");
    const cancel = event.target.closest("[data-cancel]");
    if (cancel) {
      event.preventDefault();
      leave(cancel.form ?? cancel.closest("form"));
    } else if (event.target.closest("#verbs")) {
      press(event);
    } else if (event.target.closest(".facts a")) {
      turnTo("pane-paper");
    } else if (card && !event.target.closest("form")) {
      if (event.target.closest(".card-title a")) event.preventDefault();
      if (card !== inHand()) focus(card);
    }
  });

  function press(event) {
    const verb = event.target.closest("[data-verb]");
    if (!verb) return;
    event.preventDefault();
    if (verb.tagName === "A") openForm(verb.dataset.verb, { toLead: verb.hasAttribute("data-to-lead") });
    else if (verb.dataset.verb === "rut-lai/") ask("POST", addressOf(inHand(), verb.dataset.verb));
    else judge(verb.dataset.verb);
  }

  paper.addEventListener("click", (event) => {
    const word = event.target.closest("button[name=provision]");
    if (word) {
      event.preventDefault();
      ask("POST", word.form.action, { ...Object.fromEntries(new FormData(word.form)), provision: word.value });
      return;
    }
    const passage = event.target.closest("[data-candidates]");
    if (!passage || selected()) return;
    // The shortest passage is the one that was meant.
    const numbers = passage.dataset.candidates.split(" ").sort((a, b) => segments.get(a).length - segments.get(b).length);
    turnTo("pane-cards");
    focus(numbers.map(cardOf).find(Boolean), { scrollPaper: false });
  });

  document.addEventListener("click", (event) => {
    const line = event.target.closest("#outline [data-first]");
    if (!line) return;
    turnTo("pane-paper");
    if (line.dataset.first !== "0") focus(cardOf(line.dataset.first), { scrollPaper: false });
  });

  // A name typed into the last line makes room for another.
  cards.addEventListener("input", (event) => {
    const names = event.target.closest("[data-names]");
    if (!names || event.target !== names.lastElementChild || !event.target.value) return;
    const next = event.target.cloneNode();
    next.removeAttribute("id");
    next.value = "";
    names.append(next);
  });

  // Too many units for a list: the page asks for those that come near to what is typed.
  const list = document.querySelector("datalist[data-ask]");
  let asking;
  if (list) {
    cards.addEventListener("input", (event) => {
      if (event.target.getAttribute("list") !== list.id) return;
      clearTimeout(asking);
      asking = setTimeout(async () => {
        const like = encodeURIComponent(event.target.value);
        const answer = await fetch(`${list.dataset.ask}?like=${like}`, { headers: { "HX-Request": "true" } });
        if (answer.ok) list.innerHTML = await answer.text();
      }, 250);
    });
  }

  for (const card of cards.querySelectorAll(".item.done")) markJudged(card);
  if (inHand()?.querySelector(".item-form")) enterForm(inHand());
  else focus(inHand());
})();
