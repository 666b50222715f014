// SPDX-License-Identifier: GPL-3.0-or-later
// Files for the page. The engine's own chooser would hold the program up while a person looks for a file, so it is
// answered "none" at once, which the page must not hear of; what the person chose then comes from Quire.
const take = window.fetch.bind(window);
let asked = null;

function note(input) {
  if (!(input instanceof HTMLInputElement) || input.type !== 'file') {
    return;
  }
  asked = input;
  input.addEventListener('cancel', (event) => {
    if (event.isTrusted) {
      event.stopImmediatePropagation();
    }
  }, {capture: true, once: true});
}

// An input need not be part of the document.
for (const name of ['click', 'showPicker']) {
  const original = HTMLInputElement.prototype[name];
  HTMLInputElement.prototype[name] = function () {
    note(this);
    return original.apply(this, arguments);
  };
}
window.addEventListener('click', (event) => note(event.composedPath()[0]), true);

// Whether it was an input of this document that asked, and not one of a frame inside.
export function wantsFiles() {
  return asked !== null;
}

export async function takeFiles(files) {
  const input = asked;
  asked = null;
  if (!input) {
    return;
  }
  if (files.length === 0) {
    input.dispatchEvent(new Event('cancel', {bubbles: true}));
    return;
  }
  const transfer = new DataTransfer();
  for (const {place, name, type, modified} of files) {
    const content = await (await take(place)).arrayBuffer();
    transfer.items.add(new File([content], name, {type, lastModified: modified}));
  }
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  input.dispatchEvent(new Event('change', {bubbles: true}));
}
