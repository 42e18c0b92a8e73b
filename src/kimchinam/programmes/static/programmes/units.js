// Looks for a unit among many tick boxes, or lets Enter press the button that asks the server. Without it both still work.
"use strict";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

for (const filter of document.querySelectorAll("[data-filter-of]")) {
  const rows = [...document.getElementById(filter.dataset.filterOf).children];
  const box = filter.querySelector("input");
  filter.hidden = false;

  box.addEventListener("input", () => {
    const wanted = folded(box.value.trim());
    for (const row of rows) row.hidden = !folded(row.textContent).includes(wanted);
  });
  box.addEventListener("keydown", (event) => {
    // Enter looks; it does not save a form that is half filled in.
    if (event.key === "Enter") event.preventDefault();
  });
}

for (const button of document.querySelectorAll("button[name=look]")) {
  button.previousElementSibling.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    button.click();
  });
}
