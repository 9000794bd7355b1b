// Conveniences for the 推荐表; the page's form does everything without them too.
(() => {
  'use strict';

  const form = document.querySelector('[data-nominations]');
  if (!form) {
    return;
  }
  const body = form.querySelector('[data-rows]');
  const perSheet = Number(form.dataset.perSheet);
  const status = form.querySelector('[data-saved]');
  const rows = () => [...body.querySelectorAll('[data-row]')];
  const csrf = () => form.querySelector('input[name=_csrf]').value;
  const changed = () => form.dispatchEvent(new Event('input', { bubbles: true }));

  // Rows are numbered as the paper numbers them, with a line where the next sheet begins.
  const number = () => {
    body.querySelectorAll('[data-sheet]').forEach((line) => line.remove());
    rows().forEach((row, place) => {
      if (place % perSheet === 0) {
        const line = document.createElement('tr');
        const text = document.createElement('td');
        line.className = 'nominees__sheet';
        line.dataset.sheet = '';
        text.colSpan = 8;
        text.textContent = `第 ${place / perSheet + 1} 张 · 第 ${place + 1}–${place + perSheet} 行`;
        line.append(text);
        row.before(line);
      }
      row.querySelector('[data-row-no]').textContent = place + 1;
      for (const input of row.querySelectorAll('.input')) {
        input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/^第 \d+ 行/, `第 ${place + 1} 行`));
      }
      row.querySelector('[data-remove-row]')?.setAttribute('aria-label', `移除第 ${place + 1} 行`);
    });
  };

  // Fields keep their numbers when a row goes; the server takes a gap for an empty row.
  let next = rows().length;
  const empty = rows().findLast((row) => row.querySelector('.input'))?.cloneNode(true);
  const addRow = () => {
    if (!empty) {
      return null;
    }
    const row = empty.cloneNode(true);
    row.classList.remove('table__row--wrong', 'row-warned');
    row.querySelectorAll('input[type=hidden], .field__error, .badge, .reason, .hint, .nominees__warning')
      .forEach((part) => part.remove());
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
    return row;
  };
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.matches('[data-add-row]')) {
      const row = addRow();
      if (row) {
        event.preventDefault();
        number();
        row.querySelector('.input').focus();
      }
    }
    if (button?.matches('[data-remove-row]') && rows().length > 1) {
      const row = button.closest('[data-row]');
      const id = row.querySelector('input[type=hidden]');
      if (id) {
        id.name = 'removed';
        form.append(id);
      }
      event.preventDefault();
      row.remove();
      number();
      changed();
    }
  });

  // Cells copied out of Excel or WPS spread over the table from where they are put in. The server reads them, as it
  // reads an upload: it knows headers, numbers before the rows, and cells with line breaks in them.
  const spread = (from, pasted) => {
    let targets = rows().filter((row) => row.querySelector('.input'));
    targets = targets.slice(targets.indexOf(from));
    for (const cells of pasted) {
      const row = targets.shift() ?? addRow();
      for (const [field, text] of Object.entries(cells)) {
        const input = row.querySelector(`.input[name$=".${field}"]`);
        input.value = text;
      }
    }
    number();
    changed();
  };
  body.addEventListener('paste', async (event) => {
    const input = event.target.closest('.input');
    const text = event.clipboardData.getData('text/plain').replace(/[\r\n]+$/, '');
    if (!input || !/[\t\n]/.test(text)) {
      return;
    }
    event.preventDefault();
    const row = input.closest('[data-row]');
    const column = [...row.querySelectorAll('.input')].indexOf(input);
    status.textContent = '正在粘贴……';
    try {
      const answer = await fetch(form.dataset.clipboard, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: csrf(), text, column }),
      });
      const read = answer.redirected ? {} : await answer.json();
      if (!answer.ok || !read.rows) {
        throw new Error(read.message ?? '请重新登录后再试');
      }
      spread(row, read.rows);
      status.textContent = [`已粘贴 ${read.rows.length} 行`, ...read.notes].join('；');
    } catch (problem) {
      status.textContent = `未能粘贴：${problem.message}`;
    }
  });

  // What is typed is saved after a pause. A page that somebody else's saving has overtaken stops and says so.
  const PAUSE = 1500;
  let timer = null;
  let saving = null;
  let dirty = false;
  let stopped = form.dataset.conflict === 'true';
  const take = (draft) => {
    form.querySelector('input[name=tableVersion]').value = draft.version;
    form.querySelectorAll('input[name=removed]').forEach((gone) => gone.remove());
    for (const row of rows()) {
      const field = row.querySelector('[name^="rows["]');
      const place = Number(field.name.match(/\d+/)[0]);
      const id = draft.rowIds[place];
      let hidden = row.querySelector('input[type=hidden]');
      if (id && !hidden) {
        hidden = document.createElement('input');
        hidden.type = 'hidden';
        hidden.name = `rows[${place}].rowId`;
        row.querySelector('.nominees__no').append(hidden);
      }
      if (hidden && id) {
        hidden.value = id;
      } else if (hidden && row.querySelector('.input')) {
        hidden.remove();
      }
    }
  };
  const save = async () => {
    dirty = false;
    const fields = new FormData(form);
    fields.delete('sheet');
    fields.delete('pasted');
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(fields) });
      const draft = answer.redirected ? {} : await answer.json();
      if (answer.ok && draft.rowIds) {
        take(draft);
        status.textContent = `已自动保存 ${draft.time}`;
        if (!dirty) {
          form.dispatchEvent(new Event('draft-saved'));
        }
      } else if (answer.status === 409) {
        stopped = true;
        form.querySelector('[data-overtaken-text]').textContent = draft.message;
        form.querySelector('[data-overtaken]').hidden = false;
        status.textContent = '';
      } else {
        status.textContent = `未自动保存：${draft.message ?? '请重新登录'}`;
      }
    } catch {
      status.textContent = '未自动保存：网络不通，稍后会再试';
      dirty = true;
    }
    saving = null;
    if (dirty) {
      later();
    }
  };
  const later = () => {
    clearTimeout(timer);
    if (!stopped) {
      timer = setTimeout(() => {
        saving ??= save();
      }, PAUSE);
    }
  };
  form.addEventListener('input', (event) => {
    if (event.target.matches('[type=file], [type=checkbox], textarea')) {
      return;
    }
    dirty = true;
    later();
  });
  // A form that is sent while a draft travels would be overtaken by itself.
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    stopped = true;
    if (saving) {
      event.preventDefault();
      const button = event.submitter;
      await saving;
      clearTimeout(timer);
      form.requestSubmit(button);
    }
  });
  document.querySelector('[data-leave]')?.addEventListener('click', () => form.dispatchEvent(new Event('draft-saved')));
  if (form.dataset.unsaved === 'true' && !stopped) {
    changed();
  }
})();
