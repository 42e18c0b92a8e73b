// Comfort of the frame: keys, dialogs, menus. Every page works without it.
"use strict";

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

function focusSearch() {
  const search = document.getElementById("search");
  if (search) search.select();
}

const KEYS = { "/": focusSearch, "?": () => openDialog("keys") };

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "Escape") closeMenus(null);
  if (!plain || isTyping(event.target) || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-dialog]");
  const closer = event.target.closest("[data-dialog-close]");
  if (opener || closer) event.preventDefault();
  if (opener) openDialog(opener.hash.slice(1));
  if (closer) closer.closest("dialog").close();
  closeMenus(event.target.closest(".menu"));
});

// An open menu closes when the person turns elsewhere; `kept` is the one still in use.
function closeMenus(kept) {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (menu !== kept) menu.open = false;
  }
}

// A refused form comes back somewhere on a long page: the person is led to what is wrong with it.
const refusal = document.querySelector("main .message.error[role=alert]");
if (refusal && !location.hash) {
  refusal.closest("details:not([open])")?.setAttribute("open", "");
  refusal.scrollIntoView({ block: "center" });
  document.querySelector("main .wrong :is(input:not([type=hidden]), select, textarea)")?.focus({ preventScroll: true });
}
