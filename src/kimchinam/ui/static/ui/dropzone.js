// Lets files fall onto a file field. The field itself does the work, with or without this.
"use strict";

for (const zone of document.querySelectorAll("[data-dropzone]")) {
  const ground = zone.querySelector(".dropzone-ground");
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-dropzone-files]");

  const showNames = () => {
    // one file is named by the field itself; several are only counted there
    const files = input.multiple ? [...input.files] : [];
    list.replaceChildren(...files.map((file) => Object.assign(document.createElement("li"), { textContent: file.name })));
  };

  const sayTooMany = () => {
    // before anything is sent: files that come back with a refusal would have to be chosen again
    const { most, tooMany } = input.dataset;
    input.setCustomValidity(most && input.files.length > Number(most) ? tooMany : "");
    input.reportValidity();
  };

  for (const type of ["dragenter", "dragover"]) {
    ground.addEventListener(type, (event) => {
      event.preventDefault();
      ground.classList.add("over");
    });
  }
  ground.addEventListener("dragleave", () => ground.classList.remove("over"));
  ground.addEventListener("drop", (event) => {
    event.preventDefault();
    ground.classList.remove("over");
    const fallen = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) fallen.items.add(file);
    input.files = fallen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", showNames);
  input.addEventListener("change", sayTooMany);
}
