// Conveniences for the pages of reports; every one of them also works without.
(() => {
  'use strict';

  // Rows are added and removed in the page; without a script the same buttons ask the server for it.
  const body = document.querySelector('[data-rows]');
  const rows = () => [...body.querySelectorAll('[data-row]')];
  const number = () => rows().forEach((row, place) => {
    row.querySelector('[data-row-no]').textContent = place + 1;
    for (const input of row.querySelectorAll('.input')) {
      input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/^第 \d+ 行/, `第 ${place + 1} 行`));
    }
    const remove = row.querySelector('[data-remove-row]');
    remove?.setAttribute('aria-label', `移除第 ${place + 1} 行`);
  });
  // Fields keep their numbers when a row goes; the server takes a gap for an empty row.
  let next = body ? rows().length : 0;
  const addRow = () => {
    const open = rows().filter((row) => row.querySelector('.input'));
    if (open.length === 0) {
      return false;
    }
    const row = open[open.length - 1].cloneNode(true);
    row.classList.remove('table__row--wrong');
    row.querySelectorAll('input[type=hidden], .field__error, .badge, .reason, .hint').forEach((part) => part.remove());
    for (const input of row.querySelectorAll('.input')) {
      input.value = '';
      input.removeAttribute('value');
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
      input.classList.remove('input--wrong');
      input.name = input.name.replace(/\[\d+\]/, `[${next}]`);
      input.id = input.id.replace(/\d+/, next);
    }
    const remove = row.querySelector('[data-remove-row]');
    if (remove) {
      remove.value = `remove-${next}`;
    }
    next += 1;
    body.append(row);
    number();
    row.querySelector('.input').focus();
    return true;
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.matches('[data-add-row]') && addRow()) {
      event.preventDefault();
      touched = true;
    }
    if (button?.matches('[data-remove-row]') && rows().length > 1) {
      const row = button.closest('[data-row]');
      const id = row.querySelector('input[type=hidden]');
      if (id) {
        id.name = 'removed';
        body.closest('form').append(id);
      }
      event.preventDefault();
      row.remove();
      number();
      touched = true;
    }
  });

  // Whoever leaves with something unsaved is asked.
  let touched = false;
  const guarded = document.querySelector('form[data-guard]');
  if (guarded) {
    touched = guarded.querySelector('[aria-invalid="true"]') !== null;
    guarded.addEventListener('input', () => { touched = true; });
    guarded.addEventListener('submit', () => { touched = false; });
    window.addEventListener('beforeunload', (event) => {
      if (touched) {
        event.preventDefault();
      }
    });
  }

  // A file beyond the limit is named before it travels.
  for (const input of document.querySelectorAll('input[type=file][data-max-bytes]')) {
    input.addEventListener('change', () => {
      const limit = Number(input.dataset.maxBytes);
      const large = [...input.files].filter((file) => file.size > limit);
      input.setCustomValidity(large.length === 0 ? '' : large
        .map((file) => `文件“${file.name}”有 ${(file.size / 1048576).toFixed(1)} MB，超过 ${limit / 1048576} MB 的上限。`)
        .join('\n'));
      if (large.length > 0) {
        input.reportValidity();
        input.value = '';
        input.addEventListener('click', () => input.setCustomValidity(''), { once: true });
      }
    });
  }
})();
