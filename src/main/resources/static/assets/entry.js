// Conveniences for own entries; the pages' forms do everything without them too.
(() => {
  'use strict';

  const scripted = (part) => {
    part.querySelectorAll('[data-without-script]').forEach((one) => { one.hidden = true; });
    part.querySelectorAll('[data-with-script]').forEach((one) => { one.hidden = false; });
  };

  // What is found in a file is fetched, and again while something is still being worked on. A player that plays is left
  // alone: only what stands beside it is changed.
  const SOON = 1500;
  const LATER = 5000;
  const QUICK = 20;
  const show = (box, fresh) => {
    if (box.dataset.file !== fresh.dataset.file || !box.querySelector('.entry-file__state')) {
      box.replaceWith(fresh);
      return fresh;
    }
    box.querySelector('.entry-file__state').replaceWith(fresh.querySelector('.entry-file__state'));
    const poster = fresh.querySelector('video')?.getAttribute('poster');
    if (poster) {
      box.querySelector('video').poster = poster;
    }
    box.toggleAttribute('data-running', fresh.hasAttribute('data-running'));
    return box;
  };
  const fetchCheck = async (box, times = 0) => {
    let shown = box;
    try {
      const answer = await fetch(box.dataset.check);
      if (!answer.ok || answer.redirected) {
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.entry-file');
      if (!box.isConnected) {
        return;
      }
      scripted(fresh);
      shown = show(box, document.importNode(fresh, true));
    } catch {
      // The network comes back; so does this.
    }
    if (shown === box ? box.hasAttribute('data-running') : shown.hasAttribute('data-running')) {
      setTimeout(() => fetchCheck(shown, times + 1), times < QUICK ? SOON : LATER);
    }
  };
  for (const box of document.querySelectorAll('[data-check]')) {
    scripted(box);
    if (box.dataset.file && (!box.dataset.asked || box.hasAttribute('data-running'))) {
      fetchCheck(box);
    }
  }
  document.addEventListener('upload:done', (event) => {
    const role = event.target.closest('[data-role]')?.dataset.role;
    const box = document.getElementById(`file-${role}`);
    if (box) {
      fetchCheck(box);
    }
  });

  const form = document.querySelector('[data-entry]');
  if (!form) {
    return;
  }
  const status = form.querySelector('[data-saved]');
  const changed = () => form.dispatchEvent(new Event('input', { bubbles: true }));

  // What does not concern the chosen way of taking part is not asked for.
  const chooseKind = () => {
    const kind = form.querySelector('input[name=kind]:checked')?.value ?? '';
    for (const part of form.querySelectorAll('[data-for]')) {
      part.hidden = !part.dataset.for.split(' ').includes(kind);
    }
    const label = form.querySelector(`[data-group-label="${CSS.escape(kind)}"]`);
    if (label) {
      form.querySelector('[data-group-name] .field__label > span').textContent = label.textContent;
    }
  };
  if (form.querySelector('input[name=kind][type=radio]')) {
    form.addEventListener('change', (event) => {
      if (event.target.name === 'kind') {
        chooseKind();
      }
    });
    chooseKind();
  }

  // The forms of a past work are those of its platform.
  const platform = form.querySelector('#pastPlatform');
  const pastForm = form.querySelector('#pastForm');
  if (platform) {
    const groups = [...pastForm.querySelectorAll('optgroup')];
    const choosePlatform = () => {
      const chosen = pastForm.value;
      groups.forEach((group) => group.remove());
      const own = groups.filter((group) => group.dataset.platform === platform.value);
      pastForm.append(...(platform.value ? own : groups));
      pastForm.value = [...pastForm.options].some((option) => option.value === chosen) ? chosen : '';
    };
    platform.addEventListener('change', choosePlatform);
    choosePlatform();
  }

  // Fields keep their numbers when a row goes; the server takes a gap for an empty row.
  const members = form.querySelector('[data-members]');
  const rows = () => [...members.querySelectorAll('[data-member]')];
  if (members) {
    let next = rows().length;
    const blank = rows()[0].cloneNode(true);
    blank.querySelectorAll('.field__error').forEach((error) => error.remove());
    const number = () => rows().forEach((row, place) => {
      row.querySelector('[data-remove-member]').setAttribute('aria-label', `移除第 ${place + 1} 位成员`);
    });
    const add = () => {
      const row = blank.cloneNode(true);
      for (const input of row.querySelectorAll('input')) {
        input.value = '';
        input.removeAttribute('aria-invalid');
        input.name = input.name.replace(/\d+/, next);
        input.id = input.id.replace(/\d+/, next);
      }
      row.querySelector('[data-remove-member]').value = `remove-member-${next}`;
      next += 1;
      members.append(row);
      return row;
    };
    form.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button?.matches('[data-add-member]')) {
        event.preventDefault();
        add().querySelector('input').focus();
        number();
      }
      if (button?.matches('[data-remove-member]')) {
        event.preventDefault();
        button.closest('[data-member]').remove();
        if (rows().length === 0) {
          add();
        }
        number();
        changed();
      }
    });
  }

  // What is typed is saved after a pause. A page that another page's saving has overtaken stops and says so.
  const PAUSE = 1200;
  let timer = null;
  let saving = null;
  let dirty = false;
  let stopped = form.dataset.conflict === 'true';
  const answerOf = async (answer) => {
    if (answer.redirected || [401, 403].includes(answer.status)) {
      return { message: '登录已失效，请在新窗口重新登录后刷新本页；刷新前请先复制没有保存的内容' };
    }
    return answer.headers.get('Content-Type')?.includes('json') ? answer.json() : {};
  };
  const save = async () => {
    dirty = false;
    const fields = new FormData(form);
    fields.delete('contestFile');
    fields.delete('pastFile');
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(fields) });
      const draft = await answerOf(answer);
      if (draft.time) {
        form.querySelector('input[name=version]').value = draft.version;
        status.textContent = `已保存 ${draft.time}`;
        if (!dirty) {
          form.dispatchEvent(new Event('draft-saved'));
        }
      } else if (answer.status === 409) {
        stopped = true;
        form.querySelector('[data-overtaken-text]').textContent = draft.message;
        form.querySelector('[data-overtaken]').hidden = false;
        status.textContent = '未能保存，内容仍在本页；请看页面上方的说明';
      } else {
        status.textContent = `未能保存，内容仍在本页：${draft.message ?? `服务器没有收下（${answer.status}）`}`;
      }
    } catch {
      status.textContent = '未能保存，内容仍在本页：网络不通，稍后会再试';
      dirty = true;
    }
    saving = null;
    if (dirty) {
      later();
    }
  };
  const begin = () => {
    saving ??= save();
    return saving;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!stopped) {
        begin();
      }
    }, PAUSE);
  };
  form.addEventListener('input', (event) => {
    if (event.target.type !== 'file') {
      dirty = true;
      later();
    }
  });
  // A form that is sent while it is being saved would find its version overtaken by itself.
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    dirty = false;
    if (saving) {
      event.preventDefault();
      await saving;
      clearTimeout(timer);
      form.requestSubmit(event.submitter);
    }
  });
})();
