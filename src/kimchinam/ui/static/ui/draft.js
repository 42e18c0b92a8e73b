// What was typed is not lost when a form could not be sent, as after the end of a session: it waits in this tab, for the
// same person, and comes back to its page. Every page works without it.
"use strict";

const DRAFT = "draft";
const UNSENT = ["password", "file", "checkbox", "radio", "submit", "button"];

// The hidden `seen` says which facts the person had before his eyes; no other hidden field is typed.
const isTyped = ({ name, type }) => name && !UNSENT.includes(type) && (type !== "hidden" || name.endsWith("seen"));
const fieldsOf = (form) => [...form.elements].filter(isTyped);
const placeOf = (form) => ({ page: location.pathname + location.search, action: form.getAttribute("action") });

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT));
  } catch {
    return null;
  }
}

function write(draft) {
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch {
    // larger than the browser keeps: then it is as without this file
    sessionStorage.removeItem(DRAFT);
  }
}

function giveBack(draft) {
  const same = (form) => JSON.stringify(placeOf(form)) === JSON.stringify(draft.place);
  const form = [...document.querySelectorAll("main form[method=post]")].find(same);
  if (!form) return;
  for (const field of fieldsOf(form)) {
    if (field.name in draft.typed) field.value = draft.typed[field.name];
  }
  const folded = form.closest("details");
  if (folded) folded.open = true;
  note.hidden = false;
  sessionStorage.removeItem(DRAFT);
}

const { person } = document.body.dataset;
const note = document.getElementById("draft-back");
const draft = read();
if (!draft || (person && draft.person !== person)) {
  sessionStorage.removeItem(DRAFT);
} else if (!note) {
  // the sign-in page, or an error instead of an answer: what was sent did not arrive
  write({ ...draft, lost: true });
} else if (draft.lost) {
  giveBack(draft);
} else {
  sessionStorage.removeItem(DRAFT);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!person || event.defaultPrevented) return;
  sessionStorage.removeItem(DRAFT);
  if (form.method !== "post" || !form.closest("main")) return;
  const typed = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  write({ person, place: placeOf(form), typed });
});
