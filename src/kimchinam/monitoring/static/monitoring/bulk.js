// Ticks every task of the page at once and counts what is ticked. Without it each box is ticked by hand.
"use strict";

const bar = document.getElementById("bulk");

if (bar) {
  const boxes = [...document.querySelectorAll(".bulk-box")];
  const all = bar.querySelector("[data-bulk-all]");
  const count = bar.querySelector("[data-bulk-count]");
  const whole = all.querySelector("input");

  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = chosen || "";
    whole.checked = chosen === boxes.length;
    whole.indeterminate = chosen > 0 && chosen < boxes.length;
  };

  all.hidden = false;
  whole.addEventListener("change", () => {
    for (const box of boxes) box.checked = whole.checked;
    show();
  });
  for (const box of boxes) box.addEventListener("change", show);
  addEventListener("pageshow", show); // the browser keeps ticks when one comes back to the page
}
