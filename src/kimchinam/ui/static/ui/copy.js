// A button that puts the text of a field on the clipboard. Without this the field is chosen and copied by hand.
"use strict";

const copied = async (field) => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // a site without TLS has no clipboard of its own, but the browser still copies what is chosen
    return document.execCommand("copy");
  }
};

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const answer = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { copied: done, refused } = answer.dataset;
    answer.textContent = (await copied(field)) ? done : refused;
  });
}
