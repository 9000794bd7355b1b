// The materials of a summary change without leaving the page; without a script the same fields and buttons travel with
// the form.
(() => {
  'use strict';

  const list = () => document.querySelector('#materials');
  if (!list()) {
    return;
  }
  const address = list().dataset.materials;
  const form = list().closest('form');
  const text = form?.querySelector('textarea');

  // The text counts before it is saved.
  const tickText = () => {
    const item = document.querySelector('[data-item=text]');
    if (!text || !item) {
      return;
    }
    const typed = text.value.trim() !== '';
    const done = typed || item.dataset.filed === 'true';
    item.classList.toggle('checklist__item--done', done);
    item.querySelector('[data-said]').textContent = done ? '已有' : '还没有';
    item.querySelector('.checklist__note').textContent = typed ? '已填写' : item.dataset.note;
  };

  const show = async (answer) => {
    if (!answer.ok || answer.redirected) {
      window.location.reload();
      return;
    }
    const focused = document.activeElement;
    const where = list().contains(focused) && { name: focused.name, value: focused.value };
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['checklist', 'materials']) {
      document.getElementById(part).replaceWith(fresh.getElementById(part));
    }
    tickText();
    if (where?.name) {
      [...list().querySelectorAll(`[name="${CSS.escape(where.name)}"]`)]
        .find((field) => field.tagName !== 'BUTTON' || field.value === where.value)?.focus();
    }
  };

  // One after the other: the last answer is the one that stays.
  let last = Promise.resolve();
  const inOrder = (step) => {
    last = last.then(step).catch(() => window.location.reload());
    return last;
  };
  const send = (action) => {
    const all = new FormData(form);
    const some = new URLSearchParams({ action });
    for (const [name, value] of all) {
      if (name.startsWith('materials[') || name === '_csrf') {
        some.append(name, value);
      }
    }
    list().setAttribute('aria-busy', 'true');
    return inOrder(async () => show(await fetch(address, { method: 'POST', body: some })));
  };

  document.addEventListener('change', (event) => {
    if (form && event.target.name?.startsWith('materials[')) {
      send('save');
    }
  });
  document.addEventListener('submit', (event) => {
    const action = event.submitter?.value ?? '';
    if (!event.defaultPrevented && event.target === form && /^(remove|up|down)-\d+$/.test(action)) {
      event.preventDefault();
      send(action);
      // What was typed is still not saved: whoever leaves is asked as before.
      if (text && text.value !== text.defaultValue) {
        text.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
  });
  text?.addEventListener('input', tickText);

  // Thumbnails are drawn in the background, shortly after a file has come in.
  const redraw = () => {
    for (const picture of list().querySelectorAll('.material__picture img')) {
      picture.src = `${picture.src.split('?')[0]}?${Date.now()}`;
    }
  };
  document.addEventListener('upload:done', () => {
    inOrder(async () => show(await fetch(address)));
    setTimeout(redraw, 2500);
    setTimeout(redraw, 9000);
  });
})();
